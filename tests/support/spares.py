"""Things that operations change or take away, and that nothing else needs."""

from support import activities, chain, costs, decisions, plans, reports, webhooks
from support.asking import Api, Json
from support.contract import Operation

SPARES = {
    **costs.SPARES,
    **decisions.SPARES,
    **plans.SPARES,
    **activities.SPARES,
    **chain.SPARES,
    **reports.SPARES,
    **webhooks.SPARES,
}
"""By operation: its name in the address, where it is made, and what is sent."""


def spare_names(operation: Operation) -> Json:
    """The name of a thing that nothing else needs, for an operation that changes such a one."""
    if str(operation) not in SPARES:
        return {}
    name, _, sent = SPARES[str(operation)]
    return {name: sent["id"]}


def make_spare(api: Api, operation: Operation, key: str | None) -> None:
    """Make the thing that the operation is about, unless it is there."""
    if str(operation) in SPARES:
        _, path, sent = SPARES[str(operation)]
        webhooks.make_receiver(api, operation, key)
        assert api.post(path, json=sent, key=key).status_code in {200, 201, 409}
        reports.issue_spare(api, operation, key)
