"""Collections of figures: made, opened, published, and how far they have come."""

import pytest

from samplan.statistics.collections.schemas import (
    CollectionInfo,
    CollectionList,
    Completeness,
)
from support.asking import Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.statistics import (
    NEIGHBOUR,
    OWN,
    draft_collection,
    figure,
    lay_ground,
    move_collection,
    new_indicator,
    open_collection,
    report,
    some_id,
)
from support.steps import history


@pytest.fixture(scope="module", autouse=True)
def ground(stage: Stage) -> None:
    lay_ground(stage.database)


@pytest.fixture(scope="module")
def indicator(stage: Stage) -> str:
    made: str = new_indicator(stage.api, stage.keys)["id"]
    return made


def test_a_collection_asks_organisations_for_indicators(stage: Stage, indicator: str) -> None:
    made = draft_collection(stage.api, stage.keys, indicator, dueOn="2026-03-31")
    assert_shape(CollectionInfo, made)
    assert (made["status"], made["allowedTransitions"]) == ("draft", ["open"])
    assert (made["indicatorIds"], made["organisationIds"]) == ([indicator], [OWN, NEIGHBOUR])
    assert (made["observationCount"], made["dueOn"]) == (0, "2026-03-31")


def test_a_collection_asks_the_same_as_the_one_before(stage: Stage, indicator: str) -> None:
    first = draft_collection(stage.api, stage.keys, indicator)
    next_one = draft_collection(
        stage.api,
        stage.keys,
        indicatorIds=None,
        organisationIds=None,
        period="2026",
        previousCollectionId=first["id"],
    )
    assert next_one["indicatorIds"] == first["indicatorIds"]
    assert next_one["organisationIds"] == first["organisationIds"]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"indicatorIds": ["nowhere"]}, ["indicatorIds[0]"]),
        ({"organisationIds": ["nowhere"]}, ["organisationIds[0]"]),
        ({"organisationIds": ["2580"]}, ["organisationIds[0]"]),
        ({"organisationIds": ["22-municipalities"]}, ["organisationIds[0]"]),
        ({"organisationIds": [OWN, OWN]}, ["organisationIds"]),
        ({"opensOn": "2026-03-01", "dueOn": "2026-02-01"}, ["dueOn"]),
        ({"period": "2025-Q1"}, ["indicatorIds[0]"]),
        ({"period": "1x"}, ["period"]),
        ({"indicatorIds": None}, ["previousCollectionId"]),
        ({"indicatorIds": None, "previousCollectionId": "nowhere"}, ["previousCollectionId"]),
        ({"countyId": "99"}, ["countyId"]),
    ],
)
def test_a_collection_that_means_nothing_is_refused(
    untouched: Stage, indicator: str, fields: Json, named: list[str]
) -> None:
    sent: Json = {
        "id": some_id("collection"),
        "countyId": "22",
        "title": {"sv": "Prov"},
        "period": "2025",
        "indicatorIds": [indicator],
        "organisationIds": [OWN],
    } | fields
    sent = {name: value for name, value in sent.items() if value is not None}
    key = untouched.keys.administrator
    assert faulty(untouched.api.post("/collections", json=sent, key=key)) == named


def test_a_collection_lives_from_draft_to_published_and_no_further(
    stage: Stage, indicator: str
) -> None:
    api, keys = stage.api, stage.keys
    made = open_collection(api, keys, indicator)
    path = f"/collections/{made['id']}"
    assert made["allowedTransitions"] == ["draft", "published"]
    assert move_collection(api, keys, made["id"], "draft")["status"] == "draft"
    move_collection(api, keys, made["id"], "open")
    published = move_collection(api, keys, made["id"], "published", reason="Klart.")
    assert published["publishedAt"]
    assert published["revision"] > made["revision"]
    assert published["allowedTransitions"] == []
    for to in ("draft", "open", "published"):
        response = api.post(f"{path}/transitions", json={"to": to}, key=keys.lead, version="*")
        assert "fastställd" in problem(response, 409)["detail"]
    problem(api.patch(path, json={"dueOn": None}, key=keys.lead, version="*"), 409)
    problem(api.delete(path, key=keys.lead, version="*"), 409)


def test_a_collection_that_is_not_published_is_only_known_to_those_with_a_part_in_it(
    stage: Stage, indicator: str
) -> None:
    api, keys, others = stage.api, stage.keys, stage.others
    path = f"/collections/{open_collection(api, keys, indicator)['id']}"
    for key in (keys.lead, keys.administrator, keys.reporter, keys.neighbour):
        assert api.read(path, key=key)["allowedTransitions"] in ([], ["draft", "published"])
        assert api.read("/collections?limit=1000", key=key)["collections"]
    for stranger in (None, keys.reader, keys.regional, others.lead, others.reporter):
        problem(api.get(path, key=stranger), 404)
        listed = api.items("/collections", key=stranger)
        assert path.rsplit("/", 1)[1] not in {one["id"] for one in listed}
    move_collection(api, keys, path.rsplit("/", 1)[1], "published")
    assert_shape(CollectionInfo, api.read(path))
    assert_shape(CollectionList, api.read("/collections?county=22&status=published"))


def test_what_is_asked_changes_until_it_is_published(stage: Stage, indicator: str) -> None:
    api, keys = stage.api, stage.keys
    path = f"/collections/{open_collection(api, keys, indicator)['id']}"
    other = new_indicator(api, keys)["id"]
    change = {
        "indicatorIds": [other, indicator],
        "title": {"sv": "Ny titel"},
        "dueOn": "2026-04-30",
    }
    changed = body(api.patch(path, json=change, key=keys.lead, version=2))
    assert changed["indicatorIds"] == [other, indicator]
    assert (changed["title"]["sv"], changed["version"]) == ("Ny titel", 3)
    same = body(api.patch(path, json=change, key=keys.lead, version=3))
    assert same["version"] == 3
    problem(api.patch(path, json=change, key=keys.lead, version=2), 412)
    problem(api.patch(path, json=change, key=keys.lead), 428)
    wrong = {"indicatorIds": ["nowhere"]}
    assert faulty(api.patch(path, json=wrong, key=keys.lead, version=3)) == ["indicatorIds[0]"]


def test_an_untouched_draft_is_taken_away(stage: Stage, indicator: str) -> None:
    api, keys = stage.api, stage.keys
    made = draft_collection(api, keys, indicator)
    path = f"/collections/{made['id']}"
    problem(api.delete(path, key=keys.lead), 428)
    assert api.delete(path, key=keys.lead, version=1).status_code == 204
    problem(api.get(path, key=keys.lead), 404)
    [gone, _] = history(api, keys.lead, objectType="collection", objectId=made["id"])
    assert (gone["action"], gone["before"]["title"]["sv"]) == ("delete", "Provinsamling")


def test_the_history_of_a_collection_is_for_those_who_lead_it_until_it_is_published(
    stage: Stage, indicator: str
) -> None:
    api, keys = stage.api, stage.keys
    made = open_collection(api, keys, indicator)
    about = {"objectType": "collection", "objectId": made["id"]}
    assert len(history(api, keys.lead, **about)) == 2
    assert history(api, None, **about) == history(api, keys.reporter, **about) == []
    move_collection(api, keys, made["id"], "published")
    [shown] = history(api, None, **about)
    assert shown["after"]["status"] == "published"


def test_before_anything_is_reported_nothing_is_done_and_after_the_day_it_is_late(
    stage: Stage, indicator: str
) -> None:
    api, keys = stage.api, stage.keys
    made = open_collection(api, keys, indicator, dueOn="2020-01-31")
    path = f"/collections/{made['id']}/completeness"
    shown = api.read(path, key=keys.lead)
    assert_shape(Completeness, shown)
    assert shown["collection"]["dueOn"] == "2020-01-31"
    assert [one["organisationId"] for one in shown["organisations"]] == [OWN, NEIGHBOUR]
    for one in shown["organisations"]:
        assert (one["state"], one["isLate"], one["rows"]) == ("nothing", True, 0)
        assert (one["asked"], one["reported"], one["expectedRows"]) == (1, 0, 1)
    [own] = api.read(path, key=keys.reporter)["organisations"]
    assert own["organisationId"] == OWN
    problem(api.get(path), 401)
    problem(api.get(path, key=keys.reader), 403)
    problem(api.get(path, key=keys.regional), 404)


def test_completeness_tells_how_much_has_come(stage: Stage) -> None:
    asked = new_indicator(stage.api, stage.keys)["id"]
    collection = open_collection(stage.api, stage.keys, asked)["id"]
    report(stage, collection, figure(asked, 5))
    path = f"/collections/{collection}/completeness"
    own, neighbour = stage.api.read(path, key=stage.keys.lead)["organisations"]
    assert (own["state"], own["rows"], own["reported"]) == ("done", 1, 1)
    assert own["lastEnteredAt"].endswith("Z")
    assert own["indicators"][0]["state"] == "done"
    assert (neighbour["state"], neighbour["lastEnteredAt"]) == ("nothing", None)
