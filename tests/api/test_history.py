"""History: every write leaves who, when, from where, before and after, under a rising revision."""

import contextlib
import csv
import io
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from sqlmodel import select

from samplan.changes.schemas import ChangeList
from samplan.db.base import now
from samplan.db.history import Action, Change, Recorded, current_revision, record
from samplan.db.session import reading as seeing
from samplan.db.session import writing
from samplan.organisations.tables import Organisation
from support.asking import HOST, Api, Json, body, faulty
from support.contract import Operation, operations
from support.county_documents import IMPORTS
from support.history import named_types
from support.people import MAKER, Keys, Stage
from support.shapes import assert_shape
from support.steps import answer, column_path, draft_round, history, new_id, open_round
from support.tables import read_csv
from support.writes import WRITES, example_of

SENDER = "joe01doe; type=adAccount"
"""As systems in the county say who acted."""
NUMBER = "7b1c0c6e-3f0a-4d0e-9a55-0d1f4f1d6a10"


def revision_of(stage: Stage) -> int:
    """The newest revision of the file's database."""
    with seeing(stage.database) as session:
        return current_revision(session)


def perform(stage: Stage, operation: Operation) -> httpx.Response:
    """Do what the operation's example does, as the administrator."""
    method, path, options = example_of(stage, operation)
    if operation.takes_file:
        params = options.get("params", {})
        options = {"files": filled_in(stage, path, params), "params": params | {"dryRun": False}}
    headers = {"X-Sent-By": SENDER, "X-Request-Id": NUMBER}
    options |= {"headers": headers, "version": "*"}
    before = revision_of(stage)
    response = stage.api.request(method, path, key=stage.keys.administrator, **options)
    assert response.status_code < 300, response.text
    assert revision_of(stage) == before + 1
    return response


def filled_in(stage: Stage, path: str, params: Json) -> Json:
    """A form with an answer or a figure in its first row, ready to upload."""
    of_figures = path.startswith("/collections/")
    form = stage.api.get(
        path.removesuffix("/uploads") + ("/form" if of_figures else ""),
        params=params | {"format": "csv"},
        key=stage.keys.lead,
    )
    rows = read_csv(form.content)
    heading, text = ("Värde", "5") if of_figures else ("Status", "Erbjuds")
    rows[1][rows[0].index(heading)] = text
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return {"file": ("svar.csv", file.getvalue().encode("utf-8-sig"), "text/csv")}


@pytest.mark.parametrize("operation", WRITES, ids=str)
def test_every_write_leaves_who_when_from_where_before_and_after_in_one_revision(
    stage: Stage, operation: Operation
) -> None:
    begun = now()
    response = perform(stage, operation)
    number = revision_of(stage)
    left = [one for one in newest(stage) if one["revision"] == number]
    assert left
    assert response.headers["x-sent-by"] == SENDER
    assert response.headers["x-request-id"] == NUMBER
    if response.status_code == 201:
        place = response.headers["location"]
        assert stage.api.get(f"{HOST}{place}", key=stage.keys.administrator).status_code == 200
    for change in left:
        assert change["actor"] == {
            "name": "Förvaltaren",
            "role": "administrator",
            "organisationId": None,
        }
        channel = "import" if operation.path == IMPORTS else "api"
        assert (change["channel"], change["sentBy"]) == (channel, SENDER)
        assert change["requestId"] == NUMBER
        assert change["traceId"] == response.headers["traceparent"].split("-")[1]
        assert begun <= datetime.fromisoformat(change["at"]) <= now() + timedelta(seconds=1)
        assert change["before"] != change["after"]
        assert all(change["objectType"] in named_types(one) for one in ("sv", "en"))
        has = (change["before"] is not None, change["after"] is not None)
        assert (
            has
            == {"create": (False, True), "update": (True, True), "delete": (True, False)}[
                change["action"]
            ]
        )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_loaded_has_a_word_in_the_interface_s_history(stage: Stage, language: str) -> None:
    with seeing(stage.database) as session:
        types = set(session.exec(select(Change.object_type).distinct()))
    assert "activity" in types
    assert types <= named_types(language)


def newest(stage: Stage) -> list[Json]:
    """The newest changes, as the administrator sees them."""
    answered = stage.api.read("/changes?limit=100", key=stage.keys.administrator)
    changes: list[Json] = answered["changes"]
    return changes


def test_what_is_written_can_be_asked_who_changed_it(stage: Stage) -> None:
    path, key = "/organisations/2282", stage.keys.lead
    was = stage.api.read(path)
    body(stage.api.patch(path, json={"shortName": "Kramforsen"}, key=key, version=1))
    [change, *_] = history(stage.api, key, objectType="organisation", objectId="2282")
    assert change["before"] == was
    assert change["after"] == stage.api.read(path)
    assert change["action"] == "update"


def test_a_cell_s_history_is_under_the_cell_s_own_link(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    for status in ("partly", "offered"):
        new = [{"methodId": "act", "status": status}]
        answer(stage.api, stage.keys.reporter, "2281", round_id, answers=new)
    path = f"/gap-rounds/{round_id}/assessments/act/2281"
    cell = stage.api.read(path, key=stage.keys.reporter)
    changes = stage.api.read(cell["_links"]["history"]["href"], key=stage.keys.reporter)["changes"]
    steps = [(one["before"]["status"], one["after"]["status"]) for one in changes]
    assert steps == [("partly", "offered"), ("unknown", "partly")]
    assert changes[0]["revision"] == cell["revision"] > changes[1]["revision"]


def test_what_was_loaded_has_its_history_from_the_first_row(reading: Api) -> None:
    changes = reading.items("/changes")
    kinds: dict[str, int] = {}
    for change in changes:
        assert (change["action"], change["channel"], change["before"]) == ("create", "import", None)
        kinds[change["objectType"]] = kinds.get(change["objectType"], 0) + 1
    assert kinds["assessment"] == 658
    assert kinds["group-statement"] == 136
    assert kinds["method"] == 116
    assert kinds["organisation"] == 22
    assert kinds["gap-round"] == 2


def test_a_write_that_is_refused_leaves_nothing(untouched: Stage) -> None:
    api, key = untouched.api, untouched.keys.administrator
    for path, sent in (
        ("/organisations", {"id": "x"}),
        ("/gap-rounds/22-2021/transitions", {"to": "open"}),
        ("/gap-rounds/22-2021/corrections", {"methodId": "nope"}),
        ("/methods", {"id": "audit-adult"}),
    ):
        assert api.post(path, json=sent, key=key, version="*").status_code >= 400


class BreakError(Exception):
    """What breaks a write half way."""


def test_a_write_that_breaks_half_way_leaves_nothing(stage: Stage) -> None:
    before = revision_of(stage)
    with contextlib.suppress(BreakError), writing(stage.database) as session:
        row = session.get_one(Organisation, "2283")
        row.short_name = "X"
        record(session, MAKER, Recorded(Action.UPDATE, "organisation", row.id, None, {}))
        raise BreakError
    assert revision_of(stage) == before
    assert history(stage.api, objectType="organisation", objectId="2283")[0]["channel"] == "import"
    assert stage.api.read("/organisations/2283")["shortName"] == "Sollefteå"


def test_signing_in_and_out_is_no_change_of_data(untouched: Stage) -> None:
    api = untouched.api.another()
    token = body(api.post("/sessions", json={"apiKey": untouched.keys.lead}), 201)["csrfToken"]
    api.delete("/sessions/current", headers={"X-CSRF-Token": token})


def test_reading_changes_nothing(untouched: Stage) -> None:
    for operation in operations():
        if operation.reads:
            method, path, options = operation.request()
            untouched.api.request(method, path, key=untouched.keys.administrator, **options)


def test_the_history_goes_on_from_where_one_was(api: Api, keys: Keys) -> None:
    start = api.read("/changes?limit=1", key=keys.lead)["changes"][0]["revision"]
    for year in (2026, 2027, 2028):
        draft_round(api, keys, id=f"22-{year}", year=year)
    since = api.read("/changes", params={"sinceRevision": start}, key=keys.lead)
    assert [one["objectId"] for one in since["changes"]] == ["22-2026", "22-2027", "22-2028"]
    numbers = [one["revision"] for one in since["changes"]]
    assert numbers == [start + 1, start + 2, start + 3]
    last = api.read("/changes", params={"sinceRevision": numbers[-1]}, key=keys.lead)
    assert last["changes"] == []


def test_the_newest_comes_first_and_within_a_revision_the_order_of_the_write(
    stage: Stage,
) -> None:
    changes = history(stage.api, stage.keys.administrator)
    numbers = [one["revision"] for one in changes]
    assert numbers == sorted(numbers, reverse=True)
    rising = history(stage.api, stage.keys.administrator, sort="revision")
    assert [one["revision"] for one in rising] == numbers[::-1]


@pytest.mark.parametrize(
    ("params", "fits"),
    [
        ({"objectType": "method"}, {"objectType": "method"}),
        ({"objectType": "method", "objectId": "act"}, {"objectId": "act"}),
        ({"objectId": "22-2021/act/2281"}, {"objectType": "assessment"}),
        ({"objectType": "unheard-of"}, {}),
    ],
)
def test_the_history_is_filtered_by_what_it_is_about(
    reading: Api, params: Json, fits: Json
) -> None:
    found = history(reading, **params)
    assert bool(found) == bool(fits)
    for change in found:
        assert all(change[name] == value for name, value in fits.items())


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("sinceRevision=-1", ["sinceRevision"]),
        ("sinceRevision=x", ["sinceRevision"]),
        ("sinceRevision=99999999999999999999", ["sinceRevision"]),
        ("objectType=A", ["objectType"]),
        ("objectId=..", ["objectId"]),
        ("objectId=" + "a" * 401, ["objectId"]),
        ("sort=at", ["sort"]),
    ],
)
def test_what_means_nothing_is_named_as_a_fault(reading: Api, query: str, named: list[str]) -> None:
    assert faulty(reading.get(f"/changes?{query}")) == named


def test_names_traces_and_senders_are_for_those_who_are_signed_in(stage: Stage) -> None:
    sent = {"id": new_id(), "title": {"sv": "Ett dokument"}}
    headers = {"X-Sent-By": SENDER}
    body(stage.api.post("/source-documents", json=sent, key=stage.keys.lead, headers=headers), 201)
    path = f"/changes?objectType=source-document&objectId={sent['id']}"
    [shown] = stage.api.read(path)["changes"]
    assert shown["actor"] == {"name": None, "role": "lead", "organisationId": None}
    assert (shown["traceId"], shown["sentBy"], shown["requestId"]) == (None, None, None)
    [shown] = stage.api.read(path, key=stage.keys.reader)["changes"]
    assert (shown["actor"]["name"], shown["sentBy"]) == ("Projektledningen", SENDER)


def test_changes_of_keys_are_for_those_who_keep_them(stage: Stage) -> None:
    new = {"name": "Ånge", "role": "reporter", "organisationId": "2260"}
    made = body(stage.api.post("/api-keys", json=new, key=stage.keys.lead), 201)

    def seen(key: str | None) -> bool:
        return bool(history(stage.api, key, objectType="api-key", objectId=made["id"]))

    keys, others = stage.keys, stage.others
    assert seen(keys.lead)
    assert seen(keys.administrator)
    for key in (None, keys.reader, keys.reporter, others.lead, others.reporter):
        assert not seen(key)


def test_no_secret_is_ever_in_the_history(stage: Stage) -> None:
    new = {"name": "Ånge", "role": "reader"}
    secret = body(stage.api.post("/api-keys", json=new, key=stage.keys.administrator), 201)[
        "secret"
    ]
    with stage.database.reading.connect() as connection:
        stored = str(connection.execute(sa.text("SELECT * FROM change")).all())
    assert secret not in stored
    # Until when a webhook's former secret is taken is told; no secret is.
    assert "secret" not in stored.replace("oldSecretUntil", "").casefold()


def test_history_has_the_shape_that_the_contract_says(stage: Stage) -> None:
    for key in (None, stage.keys.administrator):
        assert_shape(ChangeList, stage.api.read("/changes?limit=1000", key=key))


def test_a_column_s_many_answers_are_one_revision_of_many_changes(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    form = stage.api.read(column_path("2281", round_id), key=stage.keys.reporter)
    methods = [one["methodId"] for one in form["answers"]]
    before = revision_of(stage)
    answer(stage.api, stage.keys.reporter, "2281", round_id, confirmUnchanged=methods)
    assert revision_of(stage) == before + 1
    since: dict[str, Any] = {"sinceRevision": before}
    changes = history(stage.api, stage.keys.reporter, **since)
    assert [one["objectId"].split("/")[1] for one in changes] == methods
