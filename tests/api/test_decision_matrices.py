"""All boards by all matters: the newest that settles holds, and nothing known is told as that."""

import pytest
import sqlalchemy as sa

from samplan.db.base import now
from samplan.db.session import writing
from samplan.plan.decisions.matrix_schemas import DecisionMatrix
from samplan.plan.decisions.tables import Board, Decision, Matter, MatterBoard
from support.asking import Api, Json, problem
from support.costs import PLAN, make_plan
from support.decisions import decide, make_board, make_matter
from support.people import Stage
from support.shapes import assert_shape


def matrix(api: Api, plan: str = PLAN) -> Json:
    """The matrix of a plan."""
    return api.read("/decision-matrices", params={"plan": plan})


def cell(document: Json, matter: str, board: str) -> Json:
    """The cell of a matter and a board."""
    [found] = [
        one for one in document["cells"] if (one["matterId"], one["boardId"]) == (matter, board)
    ]
    shown: Json = found
    return shown


def row(document: Json, kind: str, row_id: str) -> Json:
    """A board or a matter of the matrix."""
    [found] = [one for one in document[kind] if one["id"] == row_id]
    shown: Json = found
    return shown


def test_the_county_s_matrix_says_what_the_sources_say_and_no_more(reading: Api) -> None:
    document = matrix(reading)
    assert_shape(DecisionMatrix, document)
    assert (document["countyId"], document["plan"]["id"], document["decidedOn"]) == (
        "22",
        PLAN,
        None,
    )
    plan = row(document, "matters", "22-adopt-plan")
    assert (plan["adopted"], plan["of"], plan["isAdoptedEverywhere"]) == (0, 8, False)
    assert plan["missingBoardIds"] == plan["boardIds"]
    assert plan["words"]["sv"] == "Antaget av 0 av 8 nämnder"
    timra = cell(document, "22-adopt-plan", "2262-social-committee")
    assert timra["words"]["sv"] == "Föreslaget 2022-01-24"
    assert (timra["decision"]["referenceNumber"], timra["earlierCount"]) == ("SN/2022:45", 1)
    harnosand = cell(document, "22-adopt-plan", "2280-social-committee")
    assert harnosand["words"]["sv"] == "Sammanträdet inställt 2022-02-24"
    assert harnosand["decision"]["outcome"] == "meeting_cancelled"
    kramfors = cell(document, "22-adopt-plan", "2282-responsible-board")
    assert (kramfors["decision"], kramfors["words"]["sv"]) == (None, "Inget känt")
    # The assignment was given and reported back: the report does not hide it.
    mapping = cell(document, "22-mapping-assignment", "22-social-reko")
    assert (mapping["words"]["sv"], mapping["hasAdopted"]) == ("Antaget 2020-05", True)
    assert [one["words"]["sv"] for one in mapping["later"]] == ["Anmält 2021-10"]
    assert row(document, "matters", "22-mapping-assignment")["adoptedOn"] is None
    own = row(document, "boards", "2280-social-committee")
    assert (own["shortName"], own["adopted"], own["of"]) == ("Härnösand", 0, 4)
    assert own["missingMatterIds"][0] == "22-adopt-plan"
    named = {one["id"] for one in document["sources"]["places"]}
    assert {timra["decision"]["sourcePlaceId"], plan["sourcePlaceId"]} <= named


def test_a_cell_for_every_board_of_every_matter_in_order(reading: Api) -> None:
    document = matrix(reading)
    wanted = [(one["id"], board) for one in document["matters"] for board in one["boardIds"]]
    assert [(one["matterId"], one["boardId"]) for one in document["cells"]] == wanted
    order = [one["id"] for one in document["boards"]]
    for one in document["matters"]:
        assert one["boardIds"] == sorted(one["boardIds"], key=order.index)


def test_what_the_matrix_says_is_what_the_lists_say(reading: Api) -> None:
    document = matrix(reading)
    decisions = {one["id"]: one for one in reading.items("/decisions", params={"plan": PLAN})}
    shown = [
        one
        for found in document["cells"]
        for one in ([found["decision"]] if found["decision"] else []) + found["later"]
    ]
    for one in shown:
        kept = decisions[one["id"]]
        assert {name: one[name] for name in one if name != "words"} == {
            name: kept[name] for name in one if name != "words"
        }
    earlier = sum(one["earlierCount"] for one in document["cells"])
    assert len(shown) + earlier == len(decisions)


TOLD: list[tuple[list[tuple[str, str | None]], str, list[str], int]] = [
    ([], "Inget känt", [], 0),
    ([("adopted", None)], "Antaget, datum okänt", [], 0),
    ([("proposed", "2022-01"), ("tabled", "2022-02-01")], "Bordlagt 2022-02-01", [], 1),
    ([("tabled", "2022-02-01"), ("proposed", "2022-01")], "Bordlagt 2022-02-01", [], 1),
    (
        [("adopted", "2022-03-31"), ("meeting_cancelled", "2022-04-28")],
        "Antaget 2022-03-31",
        ["Sammanträdet inställt 2022-04-28"],
        0,
    ),
    (
        [("meeting_cancelled", "2022-02-24"), ("adopted_with_changes", "2022-03-31")],
        "Antaget med ändringar 2022-03-31",
        [],
        1,
    ),
    ([("adopted", "2022-03-31"), ("rejected", "2023-01-01")], "Avslaget 2023-01-01", [], 1),
    ([("rejected", "2022-03-31"), ("adopted", "2023-01-01")], "Antaget 2023-01-01", [], 1),
    ([("adopted", "2022"), ("unknown", None)], "Antaget 2022", [], 1),
    ([("unknown", None)], "Utfallet okänt, datum okänt", [], 0),
]


@pytest.mark.parametrize(("made", "words", "later", "earlier"), TOLD)
def test_the_newest_that_settles_holds_and_the_rest_is_told_beside_it(
    stage: Stage, made: list[tuple[str, str | None]], words: str, later: list[str], earlier: int
) -> None:
    board = make_board(stage.api, stage.keys)["id"]
    matter = make_matter(stage.api, stage.keys, board)["id"]
    for outcome, day in made:
        decide(stage.api, stage.keys, matter, board, outcome, decidedOn=day)
    found = cell(matrix(stage.api), matter, board)
    assert found["words"]["sv"] == words
    assert [one["words"]["sv"] for one in found["later"]] == later
    assert found["earlierCount"] == earlier
    assert found["hasAdopted"] is words.startswith("Antaget")


def test_a_matter_is_adopted_when_its_last_board_has_adopted_it(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    first, second = (make_board(api, keys)["id"] for _ in range(2))
    matter = make_matter(api, keys, first, second)["id"]
    decide(api, keys, matter, first, "adopted", decidedOn="2022-03-31")
    shown = row(matrix(api), "matters", matter)
    assert (shown["adopted"], shown["of"], shown["missingBoardIds"]) == (1, 2, [second])
    assert (shown["isAdoptedEverywhere"], shown["adoptedOn"]) == (False, None)
    later = decide(api, keys, matter, second, "adopted_with_changes", decidedOn="2022-05")
    shown = row(matrix(api), "matters", matter)
    assert (shown["isAdoptedEverywhere"], shown["adoptedOn"]) == (True, None)
    assert shown["words"]["sv"] == "Antaget av alla, sedan när är inte känt"
    change = {"decidedOn": "2022-05-12"}
    api.patch(f"/decisions/{later['id']}", json=change, key=keys.lead, version=1)
    document = matrix(api)
    shown = row(document, "matters", matter)
    assert (shown["adoptedOn"], shown["missingBoardIds"]) == ("2022-05-12", [])
    assert shown["words"]["sv"] == "Antaget av alla 2022-05-12"
    assert row(document, "boards", second)["missingMatterIds"] == []
    # The plan itself is another matter.
    assert document["decidedOn"] is None


def test_the_plan_is_decided_when_its_last_board_has_adopted_it(stage: Stage) -> None:
    plan = make_plan(stage.database, "25-decided")
    with writing(stage.database) as session:
        session.add(Board(id="25-one", county_id="25", name_sv="En"))
        session.add(Matter(id="25-adopt", plan_id=plan, title_sv="Anta", adopts_plan=True))
        session.flush()
        session.add(MatterBoard(matter_id="25-adopt", board_id="25-one"))
    sent = {"id": "25-adopted", "matterId": "25-adopt", "boardId": "25-one", "outcome": "adopted"}
    sent |= {"decidedOn": "2024-05-02"}
    assert stage.api.post("/decisions", json=sent, key=stage.others.lead).status_code == 201
    assert matrix(stage.api, plan)["decidedOn"] == "2024-05-02"


def test_a_matter_without_boards_is_adopted_by_none(stage: Stage) -> None:
    matter = make_matter(stage.api, stage.keys)["id"]
    shown = row(matrix(stage.api), "matters", matter)
    assert (shown["of"], shown["isAdoptedEverywhere"]) == (0, False)
    assert shown["words"]["sv"] == "Ingen nämnd är angiven"


def test_a_plan_that_nobody_decides_on_is_an_empty_matrix(stage: Stage) -> None:
    document = matrix(stage.api, make_plan(stage.database, "25-undecided"))
    assert (document["boards"], document["matters"], document["cells"]) == ([], [], [])
    problem(stage.api.get("/decision-matrices", params={"plan": "no-plan"}), 404)


def test_a_large_matrix_is_read_without_a_query_for_each_row(stage: Stage) -> None:
    plan = make_plan(stage.database, "25-large")
    boards = [Board(id=f"25-b-{n}", county_id="25", name_sv=f"Nämnd {n}") for n in range(300)]
    matters = [Matter(id=f"25-m-{n}", plan_id=plan, title_sv=f"Ärende {n}") for n in range(10)]
    with writing(stage.database) as session:
        session.add_all([*boards, *matters])
        session.flush()
        pairs = [
            {"matter_id": f"25-m-{m}", "board_id": f"25-b-{b}"}
            for m in range(10)
            for b in range(300)
        ]
        session.connection().execute(sa.insert(MatterBoard), pairs)
        same = {"outcome": "adopted", "decided_on": "2024-01-01", "version": 1}
        same |= {"entered_by": "Prov", "entered_at": now()}
        decisions = [pair | same | {"id": f"25-d-{n}"} for n, pair in enumerate(pairs)]
        session.connection().execute(sa.insert(Decision), decisions)
    asked: list[str] = []
    engine = stage.api.app.api.state.database.reading
    sa.event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    document = matrix(stage.api, plan)
    assert len(document["cells"]) == 3000
    assert all(one["isAdoptedEverywhere"] for one in document["matters"])
    assert len(asked) < 15
