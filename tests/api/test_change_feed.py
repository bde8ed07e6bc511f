"""The feed of changes: complete and in order, resumed anywhere, whoever writes meanwhile."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from samplan.changes.feed import Cursor
from samplan.changes.schemas import ChangeFeed
from samplan.db.history import Action, Recorded, Scope, record
from samplan.db.session import writing
from support.asking import Api, Json, body, faulty
from support.people import MAKER, Keys, Stage
from support.server import running
from support.shapes import assert_shape
from support.steps import answer, column_path, draft_round, history, new_id, open_round
from support.writes import WRITES, example_of

FEED = "/changes/feed"


def followed(api: Api, key: str | None = None, **params: object) -> list[Json]:
    """All parts of the feed, from link to link."""
    parts = [api.read(FEED, key=key, params=params)]
    while "next" in parts[-1]["_links"]:
        parts.append(api.read(parts[-1]["_links"]["next"]["href"], key=key))
    return parts


def changes_of(parts: list[Json]) -> list[Json]:
    """The changes of several parts."""
    return [change for part in parts for change in part["changes"]]


# --- the same as the history, in order ---


def test_the_feed_is_the_history_from_its_beginning(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    answer(stage.api, stage.keys.reporter, "2281", round_id, confirmUnchanged=["act"])
    keys = (None, stage.keys.reporter, stage.keys.lead, stage.keys.administrator, stage.others.lead)
    for key in keys:
        parts = followed(stage.api, key, limit=700)
        assert len(parts) > 2
        assert changes_of(parts) == history(stage.api, key, sinceRevision=0)


def test_the_feed_has_the_shape_that_the_contract_says(stage: Stage) -> None:
    for key in (None, stage.keys.administrator):
        for part in followed(stage.api, key, limit=900):
            assert_shape(ChangeFeed, part)


def test_texts_come_through_as_they_were_written(stage: Stage) -> None:
    said = 'Å "citat" \\ \u2028 \U0001f600'
    before = stage.api.read(FEED, params={"limit": 1})["newestRevision"]
    sent = {"id": new_id(), "title": {"sv": said}}
    headers = {"X-Sent-By": 'a "b" \\c'}
    body(stage.api.post("/source-documents", json=sent, key=stage.keys.lead, headers=headers), 201)
    [change] = stage.api.read(FEED, params={"after": before}, key=stage.keys.lead)["changes"]
    assert change["after"]["title"]["sv"] == said
    assert change["sentBy"] == 'a "b" \\c'


# --- resumed ---


def test_a_large_revision_is_read_in_parts_and_resumed_in_its_middle(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    form = stage.api.read(column_path("2281", round_id), key=stage.keys.reporter)
    methods = [one["methodId"] for one in form["answers"]]
    start = stage.api.read(FEED, key=stage.keys.lead)["newestRevision"]
    answer(stage.api, stage.keys.reporter, "2281", round_id, confirmUnchanged=methods)
    after, found = str(start), []
    while True:
        part = stage.api.read(FEED, key=stage.keys.lead, params={"after": after, "limit": 7})
        found += [one["objectId"].split("/")[1] for one in part["changes"]]
        after = part["cursor"]
        if part["isAtEnd"]:
            break
        assert after == f"{start + 1}.{len(found) - 1}"
    assert found == methods
    assert (after, part["newestRevision"]) == (str(start + 1), start + 1)


def test_at_the_end_the_cursor_waits_for_what_comes(api: Api, keys: Keys) -> None:
    last = followed(api, limit=1000)[-1]
    assert last["isAtEnd"]
    assert "next" not in last["_links"]
    assert last["cursor"] == str(last["newestRevision"])
    waiting = api.read(FEED, params={"after": last["cursor"]})
    assert (waiting["changes"], waiting["isAtEnd"]) == ([], True)
    draft_round(api, keys)  # not the public's to see, and still a revision
    hidden = api.read(FEED, params={"after": last["cursor"]})
    assert (hidden["changes"], hidden["isAtEnd"]) == ([], True)
    assert int(hidden["cursor"]) == last["newestRevision"] + 1
    [seen] = api.read(FEED, params={"after": last["cursor"]}, key=keys.lead)["changes"]
    assert seen["objectType"] == "gap-round"


def test_a_place_that_the_history_has_not_come_to_is_a_fault(stage: Stage) -> None:
    newest = stage.api.read(FEED)["newestRevision"]
    assert faulty(stage.api.get(FEED, params={"after": newest + 1})) == ["after"]
    for after in (f"{newest + 1}.0", "999999999999999.999999999999999"):
        assert faulty(stage.api.get(FEED, params={"after": after})) == ["after"]
    far = {"sinceRevision": 2**53}
    assert stage.api.read("/changes", params=far)["changes"] == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("after=-1", ["after"]),
        ("after=x", ["after"]),
        ("after=1.", ["after"]),
        ("after=1.2.3", ["after"]),
        ("after=9999999999999999", ["after"]),
        ("limit=0", ["limit"]),
        ("limit=1001", ["limit"]),
        ("county=A", ["county"]),
        ("objectType=A", ["objectType[0]"]),
        ("&".join(["objectType=a"] * 51), ["objectType"]),
    ],
)
def test_what_means_nothing_is_named_as_a_fault(reading: Api, query: str, named: list[str]) -> None:
    assert faulty(reading.get(f"{FEED}?{query}")) == named


@pytest.mark.parametrize("written", ["0", "118", "118.0", "118.42"])
def test_a_cursor_is_written_as_it_is_read(written: str) -> None:
    assert str(Cursor.read(written)) == written


# --- filtered ---


def test_the_feed_is_filtered_by_county_and_by_several_sorts(reading: Api) -> None:
    whole = changes_of(followed(reading, limit=1000))
    wanted = ["method", "gap-round"]
    found = changes_of(followed(reading, limit=50, objectType=wanted))
    assert found == [one for one in whole if one["objectType"] in wanted]
    assert {one["objectType"] for one in found} == set(wanted)
    counties = {
        county: changes_of(followed(reading, limit=1000, county=county))
        for county in ("22", "25", "99")
    }
    of_25 = {one["objectId"] for one in counties["25"] if one["objectType"] == "organisation"}
    assert "2580" in of_25
    assert "2281" not in of_25
    assert counties["99"] == []
    shared = {"method", "indicator", "source-document"}
    for of_county in counties.values():
        assert not shared & {one["objectType"] for one in of_county}
    assert len(counties["22"]) + len(counties["25"]) < len(whole)
    listed = history(reading, county="25", sinceRevision=0)
    assert listed == counties["25"]


# --- conditional ---


def test_what_has_not_changed_is_not_sent_again(api: Api, keys: Keys) -> None:
    for key in (None, keys.lead):
        address = {"params": {"after": "1", "limit": 5}, "key": key}
        first = api.get(FEED, **address)
        again = {"If-None-Match": first.headers["etag"]}
        assert api.get(FEED, **address, headers=again).status_code == 304
        draft_round(api, keys, id=new_id())
        changed = api.get(FEED, **address, headers=again)
        assert changed.json()["newestRevision"] > first.json()["newestRevision"]
        assert changed.json()["changes"] == first.json()["changes"]


# --- what is nobody's to see ---

OWN_ADDRESS = {
    "activity": "/activities/{}",
    "agreement": "/agreements/{}",
    "benefit-check": "/benefit-checks/{}",
    "board": "/boards/{}",
    "collection": "/collections/{}",
    "cost-item": "/cost-items/{}",
    "cost-scenario": "/cost-scenarios/{}",
    "dataset": "/datasets/{}",
    "decision": "/decisions/{}",
    "follow-up": "/follow-ups/{}",
    "gap-round": "/gap-rounds/{}",
    "impact-analysis": "/impact-analyses/{}",
    "indicator": "/indicators/{}",
    "matter": "/matters/{}",
    "organisation": "/organisations/{}",
    "plan": "/plans/{}",
    "progress-report": "/progress-reports/{}",
    "questionnaire": "/questionnaires/{}",
    "questionnaire-round": "/questionnaire-rounds/{}",
    "status-report": "/status-reports/{}",
}
"""Where things that have an address of their own are read."""
CLOSED = {"api-key", "invitation", "recipient"}
"""Sorts of which the public never sees a change."""


@pytest.fixture(scope="module")
def written(stage: Stage) -> Stage:
    """The file's application after each write of the contract."""
    for operation in WRITES:
        if not operation.takes_file:
            method, path, options = example_of(stage, operation)
            key = stage.keys.administrator
            response = stage.api.request(method, path, key=key, version="*", **options)
            assert response.status_code < 300, (str(operation), response.text[:300])
    return stage


def test_whoever_may_not_read_a_thing_reads_none_of_its_changes(written: Stage) -> None:
    """Every sort of thing that there are changes of, as nobody in particular sees it."""
    api, all_of_it = written.api, followed(written.api, written.keys.administrator, limit=1000)
    for key in (None, written.keys.reader, written.others.lead):
        seen = changes_of(followed(api, key, limit=1000))
        if key == written.others.lead:  # keeps the keys of the own county
            seen = [one for one in seen if (one["after"] or {}).get("countyId") != "25"]
        assert not CLOSED & {one["objectType"] for one in seen}
        told = {(one["objectType"], one["objectId"]) for one in seen}
        for object_type, object_id in sorted(told):
            if object_type in OWN_ADDRESS:
                address = OWN_ADDRESS[object_type].format(object_id)
                status = api.get(address, key=key).status_code
                gone = api.get(address, key=written.keys.administrator).status_code == 404
                assert status == 200 or (gone and status == 404), address
    sorts = {one["objectType"] for one in changes_of(all_of_it)}
    assert sorts >= CLOSED | set(OWN_ADDRESS)


def test_a_draft_s_changes_stay_hidden_and_what_issues_it_is_told(written: Stage) -> None:
    seen = changes_of(followed(written.api, limit=1000, objectType="status-report"))
    assert seen
    assert {one["after"]["state"] for one in seen} == {"issued"}


def test_figures_that_could_be_small_are_in_no_feed_but_the_county_s_own(written: Stage) -> None:
    def seen_by(key: str | None) -> list[Json]:
        return changes_of(followed(written.api, key, limit=1000, objectType="observation"))

    listed = written.api.items("/indicators", key=written.keys.administrator)
    could_be_small = {one["id"] for one in listed if one["counted"] in {"persons", "answers"}}
    for key in (None, written.keys.reader, written.keys.reporter, written.others.lead):
        seen = seen_by(key)
        assert seen
        for figure in (part for one in seen for part in (one["before"], one["after"]) if part):
            printed = figure["isPublic"]  # stands in a public document as it is
            assert printed or figure["indicatorId"] not in could_be_small


# --- while others write ---

WRITERS, EACH = 6, 20


def read_along(api: httpx.Client, after: str, until: threading.Event) -> Iterator[Json]:
    """Each change that a reader sees who begins while others write, and goes on until the end."""
    while True:
        over = until.is_set()
        part = (
            api.get("changes/feed", params={"after": after, "limit": 9}).raise_for_status().json()
        )
        yield from part["changes"]
        after = part["cursor"]
        if over and part["isAtEnd"]:
            return


def test_no_change_is_skipped_or_told_twice_while_many_write(
    database_url: str, keys: Keys, tmp_path: Path
) -> None:
    """On PostgreSQL through two servers, on the embedded database through one."""
    servers = 2 if database_url.startswith("postgresql") else 1
    with ExitStack() as running_ones:
        addresses = [
            running_ones.enter_context(
                running(database_url, tmp_path, requests_per_minute="1000000")
            )
            for _ in range(servers)
        ]

        def caller(number: int) -> httpx.Client:
            return httpx.Client(
                base_url=f"{addresses[number % servers]}/samplan/v1",
                headers={"Authorization": f"Bearer {keys.administrator}"},
                timeout=60,
                trust_env=False,
            )

        def write(writer: int) -> list[str]:
            made = [f"feed-{writer}-{number}" for number in range(EACH)]
            with caller(writer) as own:
                for name in made:
                    sent = {"id": name, "title": {"sv": "Ett dokument"}}
                    assert own.post("source-documents", json=sent).status_code == 201
            return made

        def follow(number: int) -> list[Json]:
            with caller(number) as own:
                return list(read_along(own, str(start), over))

        over = threading.Event()
        with caller(0) as own:
            start = own.get("changes/feed", params={"limit": 1}).json()["newestRevision"]
        with ThreadPoolExecutor(WRITERS + 2) as pool:
            readers = [pool.submit(follow, number) for number in range(2)]
            writers = [pool.submit(write, number) for number in range(WRITERS)]
            made = [name for writer in writers for name in writer.result()]
            over.set()
            for seen in (one.result() for one in readers):
                assert sorted(one["objectId"] for one in seen) == sorted(made)
                numbers = [one["revision"] for one in seen]
                assert numbers == list(range(start + 1, start + len(made) + 1))


def test_a_reader_in_the_middle_of_large_writes_misses_no_part_of_them(stage: Stage) -> None:
    """Each write has several changes, and parts end in the middle of them."""
    start = stage.api.read(FEED)["newestRevision"]
    over = threading.Event()

    def write(writer: int) -> None:
        for number in range(12):
            changes = [
                Recorded(Action.UPDATE, "test", f"{writer}/{number}/{part}", None, {}, Scope())
                for part in range(25)
            ]
            with writing(stage.database) as session:
                record(session, MAKER, *changes)

    def follow() -> list[Json]:
        found, after = [], str(start)
        while True:
            last = over.is_set()
            part = stage.api.read(FEED, params={"after": after, "limit": 17})
            found += part["changes"]
            after = part["cursor"]
            if last and part["isAtEnd"]:
                return found

    with ThreadPoolExecutor(5) as pool:
        reader = pool.submit(follow)
        for writer in [pool.submit(write, number) for number in range(4)]:
            writer.result()
        over.set()
        seen = reader.result()
    by_revision: dict[int, list[str]] = {}
    for change in seen:
        by_revision.setdefault(change["revision"], []).append(change["objectId"])
    assert list(by_revision) == list(range(start + 1, start + 48 + 1))
    for names in by_revision.values():
        whole = names[0].rpartition("/")[0]
        assert names == [f"{whole}/{part}" for part in range(25)]
