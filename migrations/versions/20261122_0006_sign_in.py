"""sign in

Revision: 0006
Follows: 0004
"""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = "0006"
down_revision: str | Sequence[str] | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "sign_in",
        sa.Column("state_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("browser_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("nonce", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("code_verifier", sqlmodel.sql.sqltypes.AutoString(length=128), nullable=False),
        sa.Column("return_to", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("expires_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_sign_in")),
    )
    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.add_column(sa.Column("requests_per_minute", sa.Integer(), nullable=True))

    role = sa.Enum(
        "reader",
        "reporter",
        "lead",
        "administrator",
        name="session_role",
        native_enum=False,
        create_constraint=True,
        length=32,
    )
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("role", role, nullable=True))
        batch_op.add_column(
            sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=True)
        )
        batch_op.add_column(
            sa.Column(
                "organisation_id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column("county_id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True)
        )
        # Sessions that are there take what their key says; the default is only for the way here.
        batch_op.add_column(
            sa.Column("read_only", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("requests_per_minute", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("sign_out_url", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=True)
        )
        batch_op.alter_column("key_id", existing_type=sa.VARCHAR(length=120), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_web_session_organisation_id"),
            "organisation",
            ["organisation_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_web_session_county_id"), "county", ["county_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_web_session_key_or_role"), "(key_id IS NULL) <> (role IS NULL)"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_web_session_reporter_has_organisation"),
            "role <> 'reporter' OR organisation_id IS NOT NULL",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_web_session_lead_has_county"), "role <> 'lead' OR county_id IS NOT NULL"
        )
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("web_session", "read_only", server_default=None)


def downgrade() -> None:
    """Take it back. Sessions without a key cannot be kept: those people sign in again."""
    op.execute("DELETE FROM web_session WHERE key_id IS NULL")
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        for name in (
            "key_or_role",
            "reporter_has_organisation",
            "lead_has_county",
            "session_role",
        ):
            batch_op.drop_constraint(batch_op.f(f"ck_web_session_{name}"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_web_session_county_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_web_session_organisation_id"), type_="foreignkey")
        batch_op.alter_column("key_id", existing_type=sa.VARCHAR(length=120), nullable=False)
        batch_op.drop_column("sign_out_url")
        batch_op.drop_column("requests_per_minute")
        batch_op.drop_column("read_only")
        batch_op.drop_column("county_id")
        batch_op.drop_column("organisation_id")
        batch_op.drop_column("name")
        batch_op.drop_column("role")

    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.drop_column("requests_per_minute")

    op.drop_table("sign_in")
