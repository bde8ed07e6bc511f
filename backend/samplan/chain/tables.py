"""What ties the plan to costs beyond an item's own activity."""

from sqlmodel import SQLModel

from samplan.db.base import id_field


class ActivityCostItem(SQLModel, table=True):
    """A cost item that another activity than its own also rests on. Sums count it once, at home."""

    __tablename__ = "activity_cost_item"

    activity_id: str = id_field(primary_key=True, foreign_key="activity.id")
    item_id: str = id_field(primary_key=True, foreign_key="cost_item.id", index=True)
