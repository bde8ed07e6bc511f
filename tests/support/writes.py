"""The contract's writes, each with an example that goes through."""

from samplan.auth.service import NewKey
from samplan.auth.terms import Permission, Role
from support.asking import Api
from support.contract import Json, Operation, operations
from support.county_documents import IMPORTS, sealed_example
from support.people import Stage, make_key
from support.questionnaires import ask, make_questionnaire, make_round, move, save_draft
from support.spares import make_spare, spare_names
from support.statistics import (
    OWN,
    draft_collection,
    figure,
    lay_ground,
    new_dimension,
    new_indicator,
    open_collection,
)
from support.steps import draft_round, new_id, open_round

_ELSEWHERE = ("/sessions", "/sign-ins", "/responses/mine", "/reminders")
"""Signing in and out are no changes of data; units write under their own name, not the caller's;
reminders need a mail server. The tests of each look at what they leave."""

WRITES = [
    one for one in operations() if not one.reads and not any(p in one.path for p in _ELSEWHERE)
]


DELETED_REVIEW = "DELETE /finding-reviews/{findingId}"


DELETED_DATASET = "DELETE /datasets/{datasetId}"
ASKED = "halsocentral-ost"
"""The unit that the contract's examples speak of."""
SPARE_DATASET = "22-spare"
"""A dataset that nothing else needs."""


def dataset_for(operation: Operation) -> str:
    """A dataset that the operation may change."""
    return SPARE_DATASET if str(operation) == DELETED_DATASET else "22-care-by-form"


def say_something(api: Api, operation: Operation, key: str | None) -> None:
    """Make the review, the dataset or the part of the costs that the operation takes away."""
    make_spare(api, operation, key)
    if str(operation) == DELETED_DATASET:
        new = {"id": SPARE_DATASET, "countyId": "22", "title": {"sv": "Att ta bort"}}
        new["selection"] = {"indicators": ["emergency-visits"]}
        assert api.post("/datasets", json=new, key=key).status_code in {201, 409}
    if str(operation) == DELETED_REVIEW:
        said = {"countyId": "22", "state": "accepted", "reason": "Känt."}
        path = f"/finding-reviews/{operation.names['findingId']}"
        assert api.put(path, json=said, key=key, version="*").status_code == 200


def round_for(stage: Stage, operation: Operation) -> str:
    """A round in the state that the operation is for."""
    if operation.path.endswith("/corrections"):
        return "22-2021"
    make = open_round if operation.permission is Permission.REPORT else draft_round
    made: str = make(stage.api, stage.keys, id=new_id())["id"]
    return made


def statistics_for(stage: Stage, operation: Operation) -> tuple[Json, Json]:
    """Names and fields of the body that a write of statistics needs to go through."""
    api, keys = stage.api, stage.keys
    lay_ground(stage.database)
    indicator = new_indicator(api, keys)["id"]
    names: Json = {"organisation": OWN, "indicatorId": indicator}
    if "dimensionId" in operation.names:
        names["dimensionId"] = new_dimension(api, keys, "a")["id"]
    if "collectionId" in operation.names:
        make = open_collection if operation.permission is Permission.REPORT else draft_collection
        names["collectionId"] = make(api, keys, indicator)["id"]
    fields = {"previousCollectionId": "22-mapping-2021", "dryRun": False}
    if operation.path.endswith("/observations"):
        fields["rows"] = [figure(indicator, 5)]
    return names, fields


def questionnaires_for(stage: Stage, operation: Operation) -> Json:
    """Names of a questionnaire and a round in the state that the operation is for."""
    api, keys = stage.api, stage.keys
    if "questionnaireId" in operation.names:
        name = make_questionnaire(api, keys)
        if operation.path.endswith(("/versions", "/draft")) and operation.method != "PUT":
            save_draft(api, keys, name)
        return {"questionnaireId": name}
    if "roundId" not in operation.names:
        return {}
    round_id = make_round(api, keys)
    if not operation.path.endswith("/recipients"):
        ask(api, keys, round_id, ASKED)
    if operation.path.endswith("/invitations"):
        move(api, keys, round_id, "open")
    return {"questionnaireRoundId": round_id}


def example_of(stage: Stage, operation: Operation) -> tuple[str, str, Json]:
    """The operation's own example about something that is there and in the right state."""
    say_something(stage.api, operation, stage.keys.administrator)
    names, fields = statistics_for(stage, operation)
    names["roundId"] = round_for(stage, operation)
    if "datasetId" in operation.names:
        names["datasetId"] = dataset_for(operation)
    if operation.is_of_questionnaires:
        names |= questionnaires_for(stage, operation)
    names |= spare_names(operation)
    names["keyId"], _ = make_key(stage.database, NewKey("Att dra in", Role.READER))
    if operation.permission is Permission.MANAGE_ORGANISATIONS:
        names["organisationId"] = "22-primary-care-west"  # the example closes it
    if operation.path == IMPORTS and operation.body is not None:
        method, path, options = operation.request(body=sealed_example(operation.body))
        return method, path, options | {"params": {"dryRun": False, "onConflict": "update"}}
    return operation.request(body={"documentId": "utredning-2021", **fields}, **names)
