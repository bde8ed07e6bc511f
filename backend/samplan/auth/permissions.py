"""The one table of who may do what. What is not in it is not allowed."""

from samplan.auth.terms import Permission, Reach, Role

P, R = Permission, Reach

PERMISSIONS: dict[Role, dict[Permission, Reach]] = {
    Role.READER: {P.OPEN: R.ANY, P.READ: R.ANY},
    Role.REPORTER: {
        P.OPEN: R.ANY,
        P.READ: R.ANY,
        P.READ_UNPUBLISHED: R.OWN,
        P.READ_UNPROTECTED: R.OWN,
        P.REPORT: R.OWN,
    },
    Role.LEAD: {
        P.OPEN: R.ANY,
        P.READ: R.ANY,
        P.READ_UNPUBLISHED: R.COUNTY,
        P.READ_UNPROTECTED: R.COUNTY,
        P.REPORT: R.COUNTY,
        P.MANAGE_ROUNDS: R.COUNTY,
        P.CORRECT: R.COUNTY,
        P.REVIEW_FINDINGS: R.COUNTY,
        P.MANAGE_ORGANISATIONS: R.COUNTY,
        P.MANAGE_SOURCES: R.ANY,
        P.MANAGE_INDICATORS: R.ANY,
        P.MANAGE_COSTS: R.COUNTY,
        P.MANAGE_PLAN: R.COUNTY,
        P.MANAGE_PRICES: R.ANY,
        P.MANAGE_DOCUMENTS: R.COUNTY,
        P.MANAGE_KEYS: R.COUNTY,
        P.MANAGE_WEBHOOKS: R.COUNTY,
    },
    Role.ADMINISTRATOR: dict.fromkeys(Permission, Reach.ANY),
}

READING_PERMISSIONS = frozenset({P.OPEN, P.READ, P.READ_UNPUBLISHED, P.READ_UNPROTECTED})
"""What a key that is limited to reading may still do."""


def reach(role: Role, permission: Permission, *, read_only: bool = False) -> Reach | None:
    """How far the role's permission reaches; None when it has it not at all."""
    if read_only and permission not in READING_PERMISSIONS:
        return None
    return PERMISSIONS[role].get(permission)
