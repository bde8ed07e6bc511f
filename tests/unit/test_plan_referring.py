"""What refers to a part of the plan is found by foreign keys, and every such table has a name."""

import samplan.tables  # noqa: F401  # every table
from samplan.plan.activities.service import OWN, OWN_KEYS
from samplan.plan.referring import NAMES, tables_pointing_at
from samplan.plan.tables import Activity


def test_whatever_can_refer_to_an_activity_has_a_name_in_words() -> None:
    own = {str(table.__tablename__) for table in OWN}
    pointing = tables_pointing_at(Activity)
    assert own <= pointing
    assert pointing - own <= NAMES.keys()
    assert "activity_dependency" in NAMES
    assert {"cost_item", "follow_up", "matter", "course", "progress_report"} <= pointing - own


def test_what_belongs_to_an_activity_is_told_by_the_key_that_makes_it_so() -> None:
    """What waits for an activity points at it too, and is not its own."""
    assert "activity_dependency.activity_id" in OWN_KEYS
    assert "activity_dependency.needs_id" not in OWN_KEYS
