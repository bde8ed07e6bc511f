"""Late corrections of a published round: visible to all, with a reason, and nothing is lost."""

from typing import Any

import httpx
import pytest

from samplan.gap.corrections.schemas import CorrectionInfo, CorrectionList
from samplan.gap.reporting.schemas import AssessmentInfo
from support.asking import Api, Json, body, faulty, problem
from support.people import Keys, Stage
from support.shapes import assert_shape
from support.steps import cell_path, draft_round, history, new_id

PATH = "/gap-rounds/22-2021/corrections"
REASON = "Metoden erbjöds redan 2021 men föll bort vid sammanställningen."
CORRECTION: Json = {
    "methodId": "act",
    "organisationId": "2281",
    "status": "partly",
    "reason": REASON,
}


def correct(api: Api, key: str, **instead: Any) -> httpx.Response:
    """Send the correction, with some fields instead."""
    return api.post(PATH, json=CORRECTION | instead, key=key)


def matrix_cell(api: Api, method_id: str, organisation_id: str) -> Json:
    """The cell as the public matrix shows it."""
    for area in api.read("/gap-matrices/22-2021")["areas"]:
        for method in area["methods"]:
            if method["id"] == method_id:
                cells: dict[str, Json] = {c["organisationId"]: c for c in method["cells"]}
                return cells[organisation_id]
    raise AssertionError(method_id)


def test_a_correction_changes_the_cell_and_everybody_sees_it_at_once(api: Api, keys: Keys) -> None:
    before = matrix_cell(api, "act", "2281")
    assert before["status"] == "not_offered"
    response = correct(api, keys.lead, comment="En mottagning.")
    cell = body(response, 201)
    assert (cell["status"], cell["comment"], cell["version"]) == ("partly", "En mottagning.", 2)
    assert cell["revision"] > before["revision"]
    assert response.headers["etag"] == '"v2"'
    assert response.headers["location"].endswith(cell_path("act", "2281", "22-2021"))
    shown = matrix_cell(api, "act", "2281")
    assert (shown["status"], shown["revision"]) == ("partly", cell["revision"])
    assert api.read("/gap-matrices/22-2021")["_meta"]["revision"] == cell["revision"]


def test_a_correction_stands_with_its_reason_and_the_old_status_for_everybody(
    api: Api, keys: Keys
) -> None:
    made = body(correct(api, keys.lead), 201)
    listed = api.items(PATH)
    assert [without_moment(one) for one in listed] == [
        {
            "revision": made["revision"],
            "methodId": "act",
            "organisationId": "2281",
            "statusBefore": "not_offered",
            "statusAfter": "partly",
            "reason": REASON,
            "by": "lead",
        }
    ]


def without_moment(correction: Json) -> Json:
    """The correction, less when it was made."""
    return {name: value for name, value in correction.items() if name != "at"}


def test_a_correction_leaves_the_cell_as_it_was_in_the_history(api: Api, keys: Keys) -> None:
    place = "bilaga-2-act"
    body(correct(api, keys.lead), 201)
    change = history(api, objectType="assessment", objectId="22-2021/act/2281")[0]
    assert change["reason"] == REASON
    assert (change["before"]["status"], change["before"]["sourcePlaceId"]) == ("not_offered", place)
    assert (change["after"]["status"], change["after"]["sourcePlaceId"]) == ("partly", None)
    assert change["before"]["importRunId"].startswith("22-")


def test_a_corrected_cell_is_entered_by_who_corrected_it_unless_a_source_says_so(
    api: Api, keys: Keys
) -> None:
    cell = body(correct(api, keys.lead), 201)
    assert (cell["source"], cell["enteredBy"]) == (None, "Projektledningen")
    sent = {"status": "offered", "sourcePlaceId": "bilaga-2-act"}
    cell = body(correct(api, keys.lead, **sent), 201)
    assert cell["source"]["id"] == "bilaga-2-act"


def test_corrections_are_listed_newest_first_in_pages(api: Api, keys: Keys) -> None:
    for status in ("partly", "offered", "unknown"):
        body(correct(api, keys.lead, status=status), 201)
    assert [one["statusAfter"] for one in api.items(PATH)] == ["unknown", "offered", "partly"]
    rising = api.read(PATH, params={"sort": "revision", "limit": 2})
    assert [one["statusAfter"] for one in rising["corrections"]] == ["partly", "offered"]
    assert rising["_meta"]["totalRecords"] == 3


def test_a_correction_may_change_the_comment_alone(api: Api, keys: Keys) -> None:
    cell = body(correct(api, keys.lead, status="not_offered", comment="Planeras."), 201)
    assert (cell["status"], cell["comment"]) == ("not_offered", "Planeras.")


def test_the_lead_of_the_county_and_an_administrator_correct_and_nobody_else(
    stage: Stage,
) -> None:
    keys = stage.keys
    for key in (keys.reader, keys.reporter, stage.others.lead):
        problem(correct(stage.api, key), 403)
    problem(stage.api.post(PATH, json=CORRECTION), 401)
    body(correct(stage.api, keys.lead, status="offered"), 201)
    body(correct(stage.api, keys.administrator, status="unknown"), 201)


@pytest.mark.parametrize(
    ("instead", "named"),
    [
        ({"reason": None}, ["reason"]),
        ({"reason": ""}, ["reason"]),
        ({"reason": "  \n "}, ["reason"]),
        ({"reason": "x" * 2001}, ["reason"]),
        ({"reason": "styr\x07tecken"}, ["reason"]),
        ({"status": "not_asked"}, ["status"]),
        ({"status": None}, ["status"]),
        ({"status": "yes"}, ["status"]),
        ({"methodId": None}, ["methodId"]),
        ({"methodId": "nope"}, ["methodId"]),
        ({"methodId": "peth"}, ["methodId"]),
        ({"organisationId": None}, ["organisationId"]),
        ({"organisationId": "9999"}, ["methodId"]),
        ({"organisationId": "22-municipalities"}, ["methodId"]),
        ({"sourcePlaceId": "nowhere"}, ["sourcePlaceId"]),
        ({"comment": "x" * 2001}, ["comment"]),
        ({"version": 1}, ["version"]),
    ],
)
def test_a_correction_that_cannot_be_is_refused_by_field_and_changes_nothing(
    untouched: Stage, instead: Json, named: list[str]
) -> None:
    assert faulty(correct(untouched.api, untouched.keys.lead, **instead)) == named


def test_a_correction_must_have_a_reason(untouched: Stage) -> None:
    sent = {name: value for name, value in CORRECTION.items() if name != "reason"}
    response = untouched.api.post(PATH, json=sent, key=untouched.keys.lead)
    assert faulty(response) == ["reason"]


def test_a_correction_that_says_what_is_said_already_is_in_conflict(untouched: Stage) -> None:
    sent = {"methodId": "audit-adult", "organisationId": "2260", "status": "offered"}
    problem(correct(untouched.api, untouched.keys.lead, **sent), 409)


def test_only_what_is_published_is_corrected(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())["id"]
    path = f"/gap-rounds/{made}/corrections"
    problem(stage.api.post(path, json=CORRECTION, key=stage.keys.lead), 409)
    problem(stage.api.post(path, json=CORRECTION, key=stage.others.lead), 404)
    problem(stage.api.get(path), 404)


def test_corrections_have_the_shape_that_the_contract_says(api: Api, keys: Keys) -> None:
    assert_shape(AssessmentInfo, body(correct(api, keys.lead), 201))
    page = api.read(PATH)
    assert_shape(CorrectionList, page)
    assert_shape(CorrectionInfo, page["corrections"][0])
