"""The number that a client gives its request (x-request-id), beside who sent it.

Revision: 0008
Follows: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("revision") as batch:
        batch.add_column(sa.Column("request_id", sa.String(length=200), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("revision") as batch:
        batch.drop_column("request_id")
