"""Rounds for the tests of the gap analysis: made by hand, at random, and the reference data."""

import csv
from pathlib import Path

from hypothesis import strategies as st

from samplan.gap.cells import (
    AreaRow,
    Cell,
    Column,
    GroupColumn,
    GroupStatement,
    MethodLineage,
    MethodLink,
    MethodRow,
    RoundData,
)

DATA = Path(__file__).parents[2] / "backend" / "samplan" / "reference" / "data"

COLUMNS = (
    Column(
        "2281", "Sundsvalls kommun", "Sundsvall Municipality", "Sundsvall", "municipality", None
    ),
    Column("2260", "Ånge kommun", "Ånge Municipality", "Ånge", "municipality", None),
    Column("2262", "Timrå kommun", "Timrå Municipality", "Timrå", "municipality", None),
    Column("22", "Region Västernorrland", "Region Västernorrland", "Regionen", "region", None),
    Column("22-primary-care", "Primärvården", "Primary care", "Primärvård", "care_level", "22"),
    Column(
        "22-specialist-care", "Specialistvården", "Specialist care", "Spec.", "care_level", "22"
    ),
)
MUNICIPALITIES = ("2281", "2260", "2262")
GROUP = GroupColumn("22-municipalities", "Kommunerna", "The municipalities", MUNICIPALITIES)
AREAS = (AreaRow("screening", "Screening", "Screening"), AreaRow("support", "Stöd", "Support"))


def method(
    method_id: str,
    area: str = "screening",
    *,
    name: str | None = None,
    substance: str = "alcohol",
    recommended: bool = True,
    priority: int | None = None,
) -> MethodRow:
    """Return a method with everything that a test does not care about filled in."""
    return MethodRow(
        method_id,
        name or method_id,
        None,
        area,
        substance,
        "adult",
        "screening",
        None,
        recommended,
        priority,
        None,
    )


def make_round(
    cells: dict[tuple[str, str], str],
    statements: tuple[GroupStatement, ...] = (),
    *,
    round_id: str = "r",
    edition: str | None = None,
    methods: tuple[MethodRow, ...] | None = None,
) -> RoundData:
    """Return a round of three municipalities and a region; methods are those mentioned."""
    mentioned = dict.fromkeys([m for m, _ in cells] + [s.method_id for s in statements])
    return RoundData(
        round_id,
        edition,
        AREAS,
        methods if methods is not None else tuple(method(m) for m in mentioned),
        COLUMNS,
        (GROUP,),
        [Cell(m, o, status, place_id=f"p-{m}") for (m, o), status in cells.items()],
        statements,
    )


def stated(
    method_id: str, status: str, count: int | None = None, total: int | None = 3
) -> GroupStatement:
    """Return a statement about the three municipalities."""
    return GroupStatement(
        method_id, GROUP.id, status, count, None if count is None else total, f"s-{method_id}"
    )


STORED = ("offered", "partly", "not_offered", "other_provider", "not_applicable", "unknown")
METHOD_IDS = ("m1", "m2", "m3", "m4")


@st.composite
def rounds(draw: st.DrawFn, round_id: str = "r", edition: str | None = None) -> RoundData:
    """Draw a round with some cells and some statements of four methods in two areas."""
    ids = draw(st.lists(st.sampled_from(METHOD_IDS), unique=True))
    methods = tuple(
        method(
            m,
            draw(st.sampled_from([area.id for area in AREAS])),
            recommended=draw(st.booleans()),
            priority=draw(st.sampled_from([None, 1, 2])),
        )
        for m in ids
    )
    keys = [(m, column.id) for m in ids for column in COLUMNS]
    cells = draw(
        st.dictionaries(st.sampled_from(keys), st.sampled_from(STORED)) if keys else st.just({})
    )
    statements = tuple(
        stated(m, draw(st.sampled_from(STORED)), draw(st.none() | st.integers(0, 3)))
        for m in ids
        if draw(st.booleans())
    )
    return make_round(cells, statements, round_id=round_id, edition=edition, methods=methods)


def read_reference(name: str) -> list[dict[str, str]]:
    """Return the rows of one file of the reference data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reference_lineage() -> list[MethodLineage]:
    """Return the lineage of the reference data."""
    return [
        MethodLineage(
            row["from_edition"],
            row["to_edition"],
            row["from_method"] or None,
            row["to_method"] or None,
            row["kind"],
        )
        for row in read_reference("national/lineage.csv")
    ]


def reference_links() -> list[MethodLink]:
    """Return which methods of the reference data bear on statements about others."""
    return [
        MethodLink(row["method"], row["other"], row["kind"])
        for row in read_reference("national/method_links.csv")
    ]


def reference_round(round_id: str) -> RoundData:
    """Return a round of the reference data, as a database would give it."""
    edition = next(r["edition"] for r in read_reference("22/rounds.csv") if r["id"] == round_id)
    organisations = {row["id"]: row for row in read_reference("22/organisations.csv")}
    members: dict[str, list[str]] = {}
    for row in read_reference("22/group_members.csv"):
        members.setdefault(row["group"], []).append(row["member"])
    asked = [r["organisation"] for r in _of(round_id, "22/round_organisations.csv")]
    return RoundData(
        round_id,
        edition,
        [
            AreaRow(row["id"], row["name_sv"], row["name_en"])
            for row in read_reference("national/areas.csv")
        ],
        _reference_methods(round_id, edition),
        [_column(organisations[i]) for i in asked if i not in members],
        [
            GroupColumn(
                i, organisations[i]["name_sv"], organisations[i]["name_en"], tuple(members[i])
            )
            for i in members
        ],
        [
            Cell(
                row["method"],
                row["organisation"],
                row["status"],
                row["comment"] or None,
                row["place"] or None,
            )
            for row in _of(round_id, "22/assessments.csv")
        ],
        [
            GroupStatement(
                row["method"],
                row["group"],
                row["status"],
                int(row["count"]) if row["count"] else None,
                int(row["total"]) if row["total"] else None,
                row["place"] or None,
            )
            for row in _of(round_id, "22/group_statements.csv")
        ],
    )


def _of(round_id: str, name: str) -> list[dict[str, str]]:
    return [row for row in read_reference(name) if row["round"] == round_id]


def _column(row: dict[str, str]) -> Column:
    return Column(
        row["id"],
        row["name_sv"],
        row["name_en"] or None,
        row["short_name"],
        row["kind"],
        row["parent"] or None,
    )


def _reference_methods(round_id: str, edition: str) -> list[MethodRow]:
    methods = {row["id"]: row for row in read_reference("national/methods.csv")}
    priorities = {
        row["method"]: int(row["priority"]) if row["priority"] else None
        for row in read_reference("national/recommendations.csv")
        if row["edition"] == edition
    }
    forms = {
        row["method"]: row["other"]
        for row in read_reference("national/method_links.csv")
        if row["kind"] == "form_of"
    }
    return [
        MethodRow(
            row["id"],
            row["name_sv"],
            row["name_en"] or None,
            row["area"],
            row["substance"],
            row["age_group"],
            row["kind"],
            asked["printed_label"] or None,
            row["id"] in priorities,
            priorities.get(row["id"]),
            forms.get(row["id"]),
        )
        for asked in _of(round_id, "22/round_methods.csv")
        for row in [methods[asked["method"]]]
    ]
