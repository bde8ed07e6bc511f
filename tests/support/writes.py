"""The contract's writes, each with an example that goes through."""

from samplan.auth.service import NewKey
from samplan.auth.terms import Permission, Role
from support.contract import Json, Operation, operations
from support.people import Stage, make_key
from support.steps import draft_round, new_id, open_round

WRITES = [one for one in operations() if not one.reads and "/sessions" not in one.path]
"""Less signing in and out, which are no changes of data."""


def round_for(stage: Stage, operation: Operation) -> str:
    """A round in the state that the operation is for."""
    if operation.path.endswith("/corrections"):
        return "22-2021"
    make = open_round if operation.permission is Permission.REPORT else draft_round
    made: str = make(stage.api, stage.keys, id=new_id())["id"]
    return made


def example_of(stage: Stage, operation: Operation) -> tuple[str, str, Json]:
    """The operation's own example about something that is there and in the right state."""
    names = {"roundId": round_for(stage, operation)}
    names["keyId"], _ = make_key(stage.database, NewKey("Att dra in", Role.READER))
    if operation.permission is Permission.MANAGE_ORGANISATIONS:
        names["organisationId"] = "22-primary-care-west"  # the example closes it
    return operation.request(body={"documentId": "utredning-2021"}, **names)
