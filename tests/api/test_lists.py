"""Every list of the contract in pages: complete, in order, sorted as asked for, with its links.

The lists are those operations of the contract that take a page, so a new one is covered as it is.
"""

import itertools
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from support.activities import SHARED, make_report
from support.asking import Api, Json, MakeApi, faulty, problem
from support.chain import make_check, make_follow_up, tie
from support.contract import COMMITTED, Operation, operations
from support.decisions import hold
from support.people import Stage
from support.questionnaires import ask, make_round
from support.reports import draft_report
from support.webhooks import ping, subscribe

LISTS = [
    one for one in operations() if one.reads and "page" in one.optional and "limit" in one.optional
]


def test_the_contract_has_lists() -> None:
    assert COMMITTED.exists()
    assert {one.path for one in LISTS} >= {"/methods", "/gaps", "/findings", "/changes"}


@pytest.fixture(scope="module", autouse=True)
def corrected(stage: Stage) -> None:
    """Some corrections, so that their list has pages too."""
    for status in ("partly", "offered", "unknown", "not_offered"):
        sent = {"methodId": "act", "organisationId": "2281", "status": status}
        sent |= {"reason": "Rättat.", "comment": status}
        path = "/gap-rounds/22-2021/corrections"
        assert stage.api.post(path, json=sent, key=stage.keys.lead).status_code == 201


UNITS = "22-prov-enheter"
"""A round of a questionnaire that asks units, so that their list has pages too."""


@pytest.fixture(scope="module", autouse=True)
def units(stage: Stage) -> None:
    """Some units that a round asks."""
    make_round(stage.api, stage.keys, id=UNITS)
    for name in ("ost", "vast", "nord", "syd"):
        ask(stage.api, stage.keys, UNITS, name)


@pytest.fixture(scope="module", autouse=True)
def occasions(stage: Stage) -> None:
    """Some times that a course is held: the sources say none."""
    for day in ("2027-03-02", "2026-03-03", "2028-01-01"):
        hold(stage.api, stage.keys, "22-course-mi", day)


@pytest.fixture(scope="module", autouse=True)
def reports(stage: Stage) -> None:
    """Some reports of how far an activity has come: the sources say nothing of any day."""
    for day in ("2023-03-02", "2022-03-03", "2024-01-01"):
        make_report(stage.api, stage.keys.reporter, SHARED, asOf=day)


@pytest.fixture(scope="module", autouse=True)
def chain(stage: Stage) -> None:
    """Some checks, follow-ups and activities that are to close gaps: the sources have none."""
    for day in ("2023-03-02", "2022-03-03", "2024-01-01"):
        make_check(stage.api, stage.keys, dueOn=day)
        make_follow_up(stage.api, stage.keys, followedUpOn=day)
        tie(stage.api, stage.keys, ("act", "2281"))


@pytest.fixture(scope="module", autouse=True)
def status_reports(stage: Stage) -> None:
    """Some status reports: none is in the reference data."""
    for day in ("2026-03-02", "2026-01-02", "2026-02-02"):
        draft_report(stage.api, stage.keys, asOf=day)


@pytest.fixture(scope="module", autouse=True)
def webhooks(stage: Stage) -> None:
    """Some systems that are told what happens, and tries on their way to them."""
    for _ in range(3):
        made = subscribe(stage.api, stage.keys, "https://portal.example.se/samplan")
        for _ in range(2):
            ping(stage.api, stage.keys, made["id"])


def request_of(operation: Operation) -> tuple[str, str, Json]:
    """The operation's own example, or one with something in it."""
    units = operation.path.endswith("/recipients")
    return operation.request(questionnaireRoundId=UNITS if units else None)


def asked(stage: Stage, operation: Operation, **params: Any) -> Json:
    """A page of the list."""
    method, path, options = request_of(operation)
    params = {**options.get("params", {}), **params}
    response = stage.api.request(method, path, params=params, key=stage.keys.administrator)
    assert response.status_code == 200, response.text[:300]
    answer: Json = response.json()
    return answer


def items_of(answer: Json) -> list[Json]:
    """The items of a page: the one list that stands beside _meta and is counted there."""
    lists = [part for name, part in answer.items() if isinstance(part, list) and name != "closed"]
    assert len(lists) == 1
    found: list[Json] = lists[0]
    return found


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_the_pages_hold_every_item_once_and_in_the_order_of_the_whole(
    stage: Stage, operation: Operation
) -> None:
    whole = asked(stage, operation, limit=1000)
    total = whole["_meta"]["totalRecords"]
    limit = max(1, -(-min(total, 1000) // 3))
    found: list[Json] = []
    for number in itertools.count(1):
        page = asked(stage, operation, limit=limit, page=number)
        count = len(items_of(page))
        assert page["_meta"] == {
            "totalRecords": total,
            "page": number,
            "limit": limit,
            "count": count,
        }
        assert count <= limit
        found += items_of(page)
        if len(found) >= min(total, 1000) or not count:
            break
    assert found[:1000] == items_of(whole)


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_a_page_beyond_the_end_is_empty_and_no_error(stage: Stage, operation: Operation) -> None:
    for number in (5000, 1_000_000):
        page = asked(stage, operation, page=number)
        assert (items_of(page), page["_meta"]["count"]) == ([], 0)
        assert page["_meta"]["totalRecords"] == asked(stage, operation)["_meta"]["totalRecords"]


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_a_list_has_twenty_items_a_page_unless_told_otherwise(
    stage: Stage, operation: Operation
) -> None:
    meta = asked(stage, operation)["_meta"]
    assert (meta["page"], meta["limit"]) == (1, 20)
    assert meta["count"] == min(20, meta["totalRecords"])


MEANINGLESS = [
    *(("limit", value) for value in ("0", "1001", "-1", "ten", "1.5", "", "9" * 30)),
    *(("page", value) for value in ("0", "-1", "1000001", "", "9" * 5000)),
    *(("sort", value) for value in ("nothing_such", "id;DROP", ",id", "--id", "id asc")),
    *(("sort", value) for value in ("x" * 201, "noSuchField")),
]


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_paging_and_sorting_that_mean_nothing_are_named_as_faults(
    stage: Stage, operation: Operation
) -> None:
    for field, value in MEANINGLESS:
        method, path, options = request_of(operation)
        params = {**options.get("params", {}), field: value}
        response = stage.api.request(method, path, params=params, key=stage.keys.administrator)
        assert faulty(response) == [field], value


def sorts_of(stage: Stage, operation: Operation) -> list[str]:
    """What the list can be sorted by, as it says itself when asked for something else."""
    method, path, options = request_of(operation)
    params = {**options.get("params", {}), "sort": "nothing"}
    response = stage.api.request(method, path, params=params, key=stage.keys.administrator)
    [violation] = problem(response, 422)["violations"]
    names: str = violation["message"].partition(": ")[2].rstrip(".")
    return names.split(", ")


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_a_list_is_sorted_both_ways_by_each_field_that_it_names(
    stage: Stage, operation: Operation
) -> None:
    plain = items_of(asked(stage, operation, limit=1000))
    assert plain
    for name in sorts_of(stage, operation):
        rising = items_of(asked(stage, operation, limit=1000, sort=name))
        falling = items_of(asked(stage, operation, limit=1000, sort=f"-{name}"))
        assert len(rising) == len(falling) == len(plain)
        if name in plain[0] and isinstance(plain[0][name], int | str):
            values = [one[name] for one in rising if one[name] is not None]
            down = [one[name] for one in falling if one[name] is not None]
            key = comparable(name)
            assert [key(one) for one in values] == sorted(map(key, values))
            assert [key(one) for one in down] == sorted(map(key, down), reverse=True)


ORDERED_WORDS = {
    "state": ["not_started", "started", "complete", "nothing", "part", "done"],
    "certainty": ["certain", "likely", "possible"],
}
ALPHABET = " 0123456789abcdefghijklmnopqrstuvwxyzåäö"


def comparable(name: str) -> Any:
    """How values of a field compare: words of a scale by the scale, names as Swedish sorts."""
    if name in ORDERED_WORDS:
        return ORDERED_WORDS[name].index
    if name == "shortName":
        return lambda text: [ALPHABET.find(letter) for letter in text.casefold()]
    return lambda value: value


def parameters(href: str) -> list[tuple[str, str]]:
    """The query of a link."""
    return parse_qsl(urlsplit(href).query, keep_blank_values=True)


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_the_links_lead_to_the_neighbouring_pages_and_keep_what_was_asked(
    stage: Stage, operation: Operation
) -> None:
    kept = sorts_of(stage, operation)[0]
    total = asked(stage, operation)["_meta"]["totalRecords"]
    limit = max(1, -(-total // 3))
    last = max(1, -(-total // limit))
    for number in range(1, last + 1):
        links = asked(stage, operation, limit=limit, page=number, sort=kept)["_links"]
        wanted = {"self": number, "first": 1, "last": last}
        wanted |= {"prev": number - 1} if number > 1 else {}
        wanted |= {"next": number + 1} if number < last else {}
        assert all(links.values())  # what leads nowhere is left out, in every list alike
        shown = {rel: link for rel, link in links.items() if rel in PAGES}
        assert {rel: page_of(link) for rel, link in shown.items()} == wanted
        for rel, link in shown.items():
            assert (link["rel"], link["method"]) == (rel, "GET")
            assert ("sort", kept) in parameters(link["href"])
            assert ("limit", str(limit)) in parameters(link["href"])
    if last > 1:
        followed = stage.api.read(links["first"]["href"], key=stage.keys.administrator)
        again = asked(stage, operation, limit=limit, page=1, sort=kept)
        assert items_of(followed) == items_of(again)


PAGES = {"self", "first", "prev", "next", "last"}


def page_of(link: Json) -> int:
    """The page that a link leads to."""
    return int(dict(parameters(link["href"]))["page"])


def test_links_keep_letters_that_an_address_must_escape(reading: Api) -> None:
    params = {"q": "åter & fall", "limit": 1}
    page = reading.read("/methods", params=params)
    assert dict(parameters(page["_links"]["self"]["href"]))["q"] == "åter & fall"


def test_links_keep_parameters_that_stand_several_times(reading: Api) -> None:
    params = {"area": ["relatives", "support-work"], "limit": 2}
    page = reading.read("/methods", params=params)
    assert page["_meta"]["totalRecords"] == 5
    onward = reading.read(page["_links"]["next"]["href"])
    assert onward["_meta"]["totalRecords"] == 5
    assert parameters(page["_links"]["next"]["href"]) == [
        ("area", "relatives"),
        ("area", "support-work"),
        ("page", "2"),
        ("limit", "2"),
    ]


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("återfalls unga", {"relapse-prevention-youth"}),
        ("ÅTERFALLS UNGA", {"relapse-prevention-youth"}),
        ("relapse young", {"relapse-prevention-youth"}),
        ("a\u030aterfalls unga", {"relapse-prevention-youth"}),
        ("100%", set()),
        ("_", set()),
    ],
)
def test_a_search_finds_words_in_either_language_whatever_their_case(
    reading: Api, q: str, ids: set[str]
) -> None:
    found = {one["id"] for one in reading.items("/methods", params={"q": q})}
    assert found == ids


@pytest.mark.parametrize("q", ["", " ", "x" * 101, "a\x00b", "a\nb"])
def test_a_search_for_nothing_sound_is_a_fault(reading: Api, q: str) -> None:
    assert faulty(reading.get("/methods", params={"q": q})) == ["q"]


def test_the_addresses_in_links_are_those_that_people_use(make_api: MakeApi) -> None:
    api = make_api(public_url="https://samplan.example.se/")
    link = api.read("/methods")["_links"]["next"]["href"]
    assert link.startswith("https://samplan.example.se/samplan/v1/methods?")
