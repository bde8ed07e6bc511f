"""Answering an open round: cell by cell or a whole column, all or nothing, and only the own one."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from samplan.db.base import now
from samplan.gap.reporting.schemas import (
    AssessmentInfo,
    AssessmentList,
    ColumnForm,
    ColumnList,
    GroupStatementList,
)
from support.asking import Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import answer, cell_path, column_path, history, new_id, open_round

OWN = "2281"


@pytest.fixture
def round_id(stage: Stage) -> str:
    """An open round of the test's own."""
    made: str = open_round(stage.api, stage.keys, id=new_id())["id"]
    return made


@pytest.fixture(scope="module")
def waiting(stage: Stage) -> str:
    """An open round that nobody answers: tests of refusals ask about it."""
    made: str = open_round(stage.api, stage.keys, id=new_id())["id"]
    return made


def column(stage: Stage, round_id: str, key: str | None = None) -> Json:
    """The own column of the round."""
    return stage.api.read(column_path(OWN, round_id), key=key or stage.keys.reporter)


def answers_by_method(form: Json) -> dict[str, Json]:
    """The answers of a column by method."""
    return {one["methodId"]: one for one in form["answers"]}


def patch(stage: Stage, round_id: str, sent: Any, version: Any = "*") -> httpx.Response:
    """Send a change of the own column as its reporter."""
    path = column_path(OWN, round_id)
    return stage.api.patch(path, json=sent, key=stage.keys.reporter, version=version)


def test_a_column_is_filled_in_beforehand_with_what_was_said_in_the_round_before(
    stage: Stage, round_id: str
) -> None:
    form = column(stage, round_id)
    before = {
        cell["methodId"]: cell
        for cell in stage.api.items("/gap-rounds/22-2021/assessments", params={"organisation": OWN})
    }
    assert {one["methodId"] for one in form["answers"]} == set(before)
    assert len(before) == 61
    for one in form["answers"]:
        assert (one["status"], one["answered"], one["comment"]) == ("unknown", False, None)
        said = before[one["methodId"]]
        assert one["previous"] == {
            "roundId": "22-2021",
            "status": said["status"],
            "comment": said["comment"],
        }


def test_a_column_stands_in_the_order_of_areas_and_methods(stage: Stage, round_id: str) -> None:
    areas = [area["id"] for area in stage.api.items("/areas")]
    shown = [areas.index(one["areaId"]) for one in column(stage, round_id)["answers"]]
    assert shown == sorted(shown)


def test_an_answer_is_saved_with_who_when_and_its_comment(stage: Stage, round_id: str) -> None:
    new = {"methodId": "audit-adult", "status": "partly", "comment": "En enhet.\r\nFler på väg."}
    form = answer(stage.api, stage.keys.reporter, OWN, round_id, answers=[new])
    saved = answers_by_method(form)["audit-adult"]
    assert (saved["status"], saved["answered"], saved["version"]) == ("partly", True, 2)
    assert form["progress"] == {"asked": 61, "answered": 1}
    cell = stage.api.read(cell_path("audit-adult", OWN, round_id), key=stage.keys.reporter)
    assert cell["comment"] == "En enhet.\nFler på väg."
    assert cell["enteredBy"] == "Socialtjänsten i Sundsvall"
    assert cell["enteredAt"].endswith("Z")
    assert (cell["source"], cell["importRunId"]) == (None, None)


def test_the_answer_of_the_round_before_is_taken_over_when_it_is_confirmed(
    stage: Stage, round_id: str
) -> None:
    previous = answers_by_method(column(stage, round_id))
    methods = list(previous)
    form = answer(stage.api, stage.keys.reporter, OWN, round_id, confirmUnchanged=methods)
    assert form["progress"] == {"asked": 61, "answered": 61}
    for method_id, saved in answers_by_method(form).items():
        assert saved["status"] == previous[method_id]["previous"]["status"]
        assert saved["answered"] is True


def test_answers_and_confirmations_are_saved_together_in_one_revision(
    stage: Stage, round_id: str
) -> None:
    new = [{"methodId": "audit-adult", "status": "not_offered"}]
    confirmed = ["dudit-adult", "act"]
    answer(stage.api, stage.keys.reporter, OWN, round_id, answers=new, confirmUnchanged=confirmed)
    changes = [
        change
        for change in history(stage.api, stage.keys.reporter, objectType="assessment")
        if change["objectId"].startswith(f"{round_id}/")
    ]
    assert len(changes) == 3
    assert len({change["revision"] for change in changes}) == 1


def test_saying_the_same_again_changes_nothing(stage: Stage, round_id: str) -> None:
    new = [{"methodId": "act", "status": "offered", "comment": "Ja"}]
    first = answer(stage.api, stage.keys.reporter, OWN, round_id, answers=new)
    assert answer(stage.api, stage.keys.reporter, OWN, round_id, answers=new) == first
    path, key = cell_path("act", OWN, round_id), stage.keys.reporter
    sent = {"status": "offered", "comment": "Ja"}
    shown = stage.api.read(path, key=key)
    assert body(stage.api.put(path, json=sent, key=key, version=2)) == shown


def test_unknown_is_an_answer_and_is_told_from_no_answer_yet(stage: Stage, round_id: str) -> None:
    new = [{"methodId": "act", "status": "unknown"}]
    form = answer(stage.api, stage.keys.reporter, OWN, round_id, answers=new)
    assert answers_by_method(form)["act"]["answered"] is True
    assert form["progress"]["answered"] == 1


@pytest.mark.parametrize(
    "status",
    ["offered", "partly", "not_offered", "other_provider", "not_applicable", "unknown"],
)
def test_a_cell_can_be_answered_with_every_status_but_not_asked(
    stage: Stage, round_id: str, status: str
) -> None:
    path, key = cell_path("act", OWN, round_id), stage.keys.reporter
    response = stage.api.put(path, json={"status": status}, key=key, version=1)
    assert body(response)["status"] == status
    assert response.headers["etag"] == '"v2"'
    assert stage.api.read(path, key=key) == response.json()


def test_a_comment_that_is_blank_is_no_comment(stage: Stage, round_id: str) -> None:
    path, key = cell_path("act", OWN, round_id), stage.keys.reporter
    sent = {"status": "offered", "comment": " \n "}
    assert body(stage.api.put(path, json=sent, key=key, version=1))["comment"] is None


FAULTY_CHANGES: list[tuple[Any, list[str]]] = [
    ({"answers": [{"methodId": "act", "status": "not_asked"}]}, ["answers[0].status"]),
    ({"answers": [{"methodId": "act", "status": "maybe"}]}, ["answers[0].status"]),
    ({"answers": [{"methodId": "act", "status": None}]}, ["answers[0].status"]),
    ({"answers": [{"methodId": "act"}]}, ["answers[0].status"]),
    ({"answers": [{"methodId": None, "status": "offered"}]}, ["answers[0].methodId"]),
    ({"answers": [{"status": "offered"}]}, ["answers[0].methodId"]),
    ({"answers": [None]}, ["answers[0]"]),
    ({"answers": None}, ["answers"]),
    ({"answers": {}}, ["answers"]),
    ({"confirmUnchanged": None}, ["confirmUnchanged"]),
    ({"confirmUnchanged": [None]}, ["confirmUnchanged[0]"]),
    ({"confirmUnchanged": ["nope"]}, ["confirmUnchanged[0]"]),
    ({"svar": []}, ["svar"]),
    (None, ["body"]),
    ([], ["body"]),
    ({"answers": [{"methodId": "nope", "status": "offered"}]}, ["answers[0].methodId"]),
    ({"answers": [{"methodId": "peth", "status": "offered"}]}, ["answers[0].methodId"]),
    (
        {"answers": [{"methodId": "act", "status": "offered"}] * 2},
        ["answers[1].methodId"],
    ),
    (
        {
            "answers": [{"methodId": "act", "status": "offered"}],
            "confirmUnchanged": ["act"],
        },
        ["confirmUnchanged[0].methodId"],
    ),
    (
        {
            "answers": [
                {"methodId": "audit-adult", "status": "offered"},
                {"methodId": "nope", "status": "offered"},
                {"methodId": "dudit-adult", "status": "partly"},
                {"methodId": "peth", "status": "partly"},
            ]
        },
        ["answers[1].methodId", "answers[3].methodId"],
    ),
]


@pytest.mark.parametrize(("sent", "named"), FAULTY_CHANGES)
def test_one_faulty_row_stops_them_all_and_every_faulty_row_is_named(
    waiting: str, untouched: Stage, sent: Any, named: list[str]
) -> None:
    assert faulty(patch(untouched, waiting, sent)) == named
    assert column(untouched, waiting)["progress"]["answered"] == 0


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("x" * 2001, "Texten är för lång, högst 2000 tecken."),
        ("x" * 900_000, "Texten är för lång, högst 2000 tecken."),
        ("a\x00b", "Texten innehåller styrtecken."),
        ("a\x1b[31mb", "Texten innehåller styrtecken."),
        ("a\x85b", "Texten innehåller styrtecken."),
        (17, "Ska vara text."),
        (["a"], "Ska vara text."),
    ],
    ids=["too long", "almost a megabyte", "null character", "escape", "C1", "number", "list"],
)
def test_a_comment_that_cannot_be_kept_is_refused_in_plain_words(
    waiting: str, untouched: Stage, comment: Any, message: str
) -> None:
    sent = {"answers": [{"methodId": "act", "status": "offered", "comment": comment}]}
    found = problem(patch(untouched, waiting, sent), 422)["violations"]
    assert found == [{"field": "answers[0].comment", "message": message}]


def test_a_comment_of_the_greatest_length_is_kept_letter_for_letter(
    stage: Stage, round_id: str
) -> None:
    text = "Åäö 🙂 \t\n".ljust(2000, "ö")[:1999] + "!"
    path, key = cell_path("act", OWN, round_id), stage.keys.reporter
    sent = {"status": "offered", "comment": text}
    assert body(stage.api.put(path, json=sent, key=key, version=1))["comment"] == text


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b'{"answers": [{"methodId": "act", "status": "offered", "comment": "\xff\xfe"}]}', 400),
        (b'{"answers": [', 400),
        (b"", 422),
        (b"\x00", 400),
        (b'{"answers": [], "answers": NaN}', 422),
        (b'{"answers": [{"methodId": "act", "status": "offered", "comment": "\\ud800"}]}', 422),
        (b"[" * 100_000, 400),
    ],
    ids=["no UTF-8", "cut off", "empty", "null byte", "NaN", "half a character", "deep"],
)
def test_a_body_that_cannot_be_read_is_a_problem_and_writes_nothing(
    waiting: str, untouched: Stage, content: bytes, status: int
) -> None:
    path, key = column_path(OWN, waiting), untouched.keys.reporter
    headers = {"Content-Type": "application/json"}
    problem(
        untouched.api.patch(path, content=content, headers=headers, key=key, version="*"), status
    )


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"status": "not_asked"}, ["status"]),
        ({"status": None}, ["status"]),
        ({}, ["status"]),
        ({"status": "offered", "enteredBy": "Jag"}, ["enteredBy"]),
        ({"status": "offered", "comment": "x" * 2001}, ["comment"]),
    ],
)
def test_a_cell_s_answer_that_cannot_be_is_refused_by_field(
    waiting: str, untouched: Stage, sent: Json, named: list[str]
) -> None:
    path, key = cell_path("act", OWN, waiting), untouched.keys.reporter
    assert faulty(untouched.api.put(path, json=sent, key=key, version=1)) == named


def test_answers_are_written_on_the_version_that_was_seen(stage: Stage, round_id: str) -> None:
    sent = {"answers": [{"methodId": "act", "status": "offered"}]}
    problem(patch(stage, round_id, sent, None), 428)
    assert body(patch(stage, round_id, sent, 1))["version"] == 2
    stale = patch(stage, round_id, {"answers": [{"methodId": "act", "status": "partly"}]}, 1)
    problem(stale, 412)
    assert stale.headers["etag"] == '"v2"'
    assert answers_by_method(column(stage, round_id))["act"]["status"] == "offered"


def test_a_cell_is_written_on_the_version_that_was_seen(stage: Stage, round_id: str) -> None:
    path, key = cell_path("act", OWN, round_id), stage.keys.reporter
    problem(stage.api.put(path, json={"status": "offered"}, key=key), 428)
    body(stage.api.put(path, json={"status": "offered"}, key=key, version=1))
    problem(stage.api.put(path, json={"status": "partly"}, key=key, version=1), 412)
    assert stage.api.read(path, key=key)["status"] == "offered"


def test_a_cell_s_write_makes_a_new_version_of_its_column(stage: Stage, round_id: str) -> None:
    path, key = cell_path("act", OWN, round_id), stage.keys.reporter
    body(stage.api.put(path, json={"status": "offered"}, key=key, version=1))
    assert column(stage, round_id)["version"] == 2


def test_a_lead_sees_who_has_answered_and_who_has_not(stage: Stage, round_id: str) -> None:
    key = stage.keys.reporter
    methods = [one["methodId"] for one in column(stage, round_id)["answers"]]
    answer(stage.api, key, OWN, round_id, confirmUnchanged=methods)
    answer(stage.api, stage.keys.neighbour, "2280", round_id, confirmUnchanged=["act"])
    shown = stage.api.items(f"/gap-rounds/{round_id}/columns", key=stage.keys.lead)
    states = {one["organisationId"]: (one["state"], one["answered"]) for one in shown}
    assert states[OWN] == ("complete", 61)
    assert states["2280"] == ("started", 1)
    assert states["2260"] == ("not_started", 0)
    assert len(states) == 10
    told = {one["organisationId"]: one["lastAnsweredAt"] for one in shown}
    assert told["2280"].endswith("Z")
    assert told["2260"] is None
    assert {one["late"] for one in shown} == {False}
    assert sum(one["asked"] for one in shown) == 529


@pytest.mark.parametrize(("days", "late"), [(-1, True), (1, False)])
def test_a_column_is_late_when_it_is_not_complete_after_the_last_day(
    stage: Stage, days: int, late: bool
) -> None:
    closes = (now() + timedelta(days=days)).date().isoformat()
    made = open_round(stage.api, stage.keys, id=new_id(), closesOn=closes)["id"]
    methods = [one["methodId"] for one in column(stage, made)["answers"]]
    answer(stage.api, stage.keys.reporter, OWN, made, confirmUnchanged=methods)
    answer(stage.api, stage.keys.neighbour, "2280", made, confirmUnchanged=["act"])
    shown = stage.api.items(f"/gap-rounds/{made}/columns", key=stage.keys.lead)
    told = {one["organisationId"]: one["late"] for one in shown}
    assert (told[OWN], told["2280"], told["2260"]) == (False, late, late)


@pytest.mark.parametrize(
    "path",
    [
        "/gap-rounds/22-2099/columns/2281",
        "/gap-rounds/{round}/columns/9999",
        "/gap-rounds/{round}/columns/22-municipalities",
        "/gap-rounds/{round}/columns/2580",
        "/gap-rounds/{round}/assessments/nope/2281",
        "/gap-rounds/{round}/assessments/peth/2281",
        "/gap-rounds/{round}/assessments/act/9999",
    ],
)
def test_what_is_not_in_the_round_is_not_found(waiting: str, untouched: Stage, path: str) -> None:
    address = path.format(round=waiting)
    problem(untouched.api.get(address, key=untouched.keys.administrator), 404)


def test_a_column_says_whether_its_reader_may_answer(waiting: str, untouched: Stage) -> None:
    api, keys = untouched.api, untouched.keys
    assert column(untouched, waiting)["editable"] is True
    assert column(untouched, waiting, keys.lead)["editable"] is True
    path = column_path(OWN, "22-2021")
    assert api.read(path, key=keys.lead)["editable"] is False


def test_answers_columns_and_statements_have_the_shape_that_the_contract_says(
    waiting: str, untouched: Stage
) -> None:
    api, key = untouched.api, untouched.keys.lead
    assert_shape(ColumnForm, column(untouched, waiting))
    assert_shape(ColumnList, api.read(f"/gap-rounds/{waiting}/columns", key=key))
    assert_shape(AssessmentInfo, api.read(cell_path("act", OWN, waiting), key=key))
    assert_shape(AssessmentList, api.read("/gap-rounds/22-2021/assessments?limit=1000"))
    path = "/gap-rounds/22-2021/group-statements"
    assert_shape(GroupStatementList, api.read(path, params={"limit": 1000}))
    sent = patch(untouched, waiting, {"answers": []})
    assert_shape(ColumnForm, body(sent))
