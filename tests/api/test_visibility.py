"""Who sees what of a round under way: its own part, all of it, or not even that it is there."""

import pytest

from support.asking import Api, body, problem
from support.people import Stage
from support.steps import answer, cell_path, column_path, history, new_id, open_round

OWN = "2281"


@pytest.fixture
def round_id(stage: Stage) -> str:
    """An open round of the test's own."""
    made: str = open_round(stage.api, stage.keys, id=new_id())["id"]
    return made


@pytest.fixture(scope="module")
def waiting(stage: Stage) -> str:
    """An open round that nobody answers."""
    made: str = open_round(stage.api, stage.keys, id=new_id())["id"]
    return made


def test_a_reporter_sees_and_writes_the_own_column_only(waiting: str, untouched: Stage) -> None:
    api, key = untouched.api, untouched.keys.reporter
    shown = api.items(f"/gap-rounds/{waiting}/columns", key=key)
    assert [one["organisationId"] for one in shown] == [OWN]
    problem(api.get(column_path("2280", waiting), key=key), 404)
    problem(api.get(cell_path("act", "2280", waiting), key=key), 404)
    sent = {"status": "offered"}
    problem(api.put(cell_path("act", "2280", waiting), json=sent, key=key, version=1), 404)
    problem(api.patch(column_path("2280", waiting), json={}, key=key, version=1), 404)
    cells = api.items(f"/gap-rounds/{waiting}/assessments", key=key)
    assert {cell["organisationId"] for cell in cells} == {OWN}
    matrix = api.read(f"/gap-matrices/{waiting}", key=key)
    assert [one["id"] for one in matrix["organisations"]] == [OWN]
    assert {len(method["cells"]) for area in matrix["areas"] for method in area["methods"]} == {1}


def test_a_reporter_of_the_region_answers_for_what_lies_under_it(
    stage: Stage, round_id: str
) -> None:
    key = stage.keys.regional
    shown = stage.api.items(f"/gap-rounds/{round_id}/columns", key=key)
    assert [one["organisationId"] for one in shown] == [
        "22",
        "22-primary-care",
        "22-specialist-care",
    ]
    new = [{"methodId": "audit-adult", "status": "offered"}]
    answer(stage.api, key, "22-primary-care", round_id, answers=new)
    problem(stage.api.get(column_path("2281", round_id), key=key), 404)


def test_a_reporter_of_a_care_level_does_not_reach_up_to_the_region(
    stage: Stage, round_id: str
) -> None:
    sent = {"name": "Primärvården", "role": "reporter", "organisationId": "22-primary-care"}
    made = body(stage.api.post("/api-keys", json=sent, key=stage.keys.lead), 201)
    shown = stage.api.items(f"/gap-rounds/{round_id}/columns", key=made["secret"])
    assert [one["organisationId"] for one in shown] == ["22-primary-care"]
    problem(stage.api.get(column_path("22", round_id), key=made["secret"]), 404)


PUBLIC_ADDRESSES = [
    "/gap-rounds/{round}",
    "/gap-matrices/{round}",
    "/gap-comparisons?round=22-2021&round={round}",
    "/gaps?round={round}",
    "/findings?round={round}",
    "/gap-rounds/{round}/assessments",
    "/gap-rounds/{round}/assessments/act/2281",
    "/gap-rounds/{round}/group-statements",
    "/gap-rounds/{round}/corrections",
]


@pytest.mark.parametrize("path", PUBLIC_ADDRESSES)
def test_a_round_under_way_is_not_known_to_the_public(
    waiting: str, untouched: Stage, path: str
) -> None:
    address = path.format(round=waiting)
    hidden = problem(untouched.api.get(address), 404)
    missing = problem(untouched.api.get(path.format(round="22-2099")), 404)
    assert (hidden["title"], hidden["detail"]) == (missing["title"], missing["detail"])


def test_nothing_of_a_round_under_way_is_in_the_public_history(stage: Stage, round_id: str) -> None:
    answer(stage.api, stage.keys.reporter, OWN, round_id, confirmUnchanged=["act"])
    assert of_round(stage.api, round_id, None) == set()
    assert of_round(stage.api, round_id, stage.keys.reader) == set()
    assert of_round(stage.api, round_id, stage.others.lead) == set()
    assert ("assessment", f"{round_id}/act/2281") not in of_round(
        stage.api, round_id, stage.keys.neighbour
    )
    for key in (stage.keys.reporter, stage.keys.lead):
        assert ("assessment", f"{round_id}/act/2281") in of_round(stage.api, round_id, key)


def of_round(api: Api, round_id: str, key: str | None) -> set[tuple[str, str]]:
    """The objects of a round whose changes the caller sees."""
    return {
        (change["objectType"], change["objectId"])
        for change in history(api, key)
        if change["objectId"] == round_id or change["objectId"].startswith(f"{round_id}/")
    }
