"""The checks: each finds what disagrees, and stays silent where two figures can both be so."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.gap.cells import GroupStatement, MethodLink, RoundData
from samplan.reconciliation.checks import find_disagreements
from samplan.reconciliation.findings import Finding
from support.gap_rounds import (
    GROUP,
    MUNICIPALITIES,
    make_round,
    reference_links,
    reference_round,
    rounds,
    stated,
)

YES, SOME, NO, VIA, BLANK, NA = (
    "offered",
    "partly",
    "not_offered",
    "other_provider",
    "unknown",
    "not_applicable",
)


def row(method_id: str, *statuses: str) -> dict[tuple[str, str], str]:
    """Return the three municipalities' cells for a method; fewer statuses, fewer asked."""
    return {
        (method_id, member): status
        for member, status in zip(MUNICIPALITIES, statuses, strict=False)
    }


def check(
    cells: dict[tuple[str, str], str],
    *statements: GroupStatement,
    links: tuple[MethodLink, ...] = (),
) -> list[Finding]:
    """Return the findings of a round."""
    return find_disagreements(make_round(cells, statements), links)


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    """Return each finding's kind and certainty."""
    return [(finding.kind.value, finding.certainty.value) for finding in findings]


def test_a_count_that_no_reading_of_the_cells_gives_is_certain() -> None:
    found = check(row("a", YES, VIA, NO), stated("a", "partly", 1))
    assert kinds(found) == [("count_against_cells", "certain")]
    assert found[0].difference == 1
    assert found[0].arithmetic == {
        "sv": "Angivet 1 av 3; cellerna: 2 av 3.",
        "en": "Stated 1 of 3; the cells: 2 of 3.",
    }
    assert found[0].statement.place_id == "s-a"
    assert [line.place_id for line in found[0].evidence] == ["p-a"]
    assert found[0].evidence[0].text["sv"] == "a: 2 av 3 (Sundsvall, Ånge)"


@pytest.mark.parametrize(
    ("statuses", "count", "difference"),
    [
        ((YES, VIA, NO), 2, None),
        ((YES, SOME, NO), 1, None),
        ((YES, SOME, NO), 2, None),
        ((YES, SOME, NO), 3, -1),
        ((YES, SOME, NO), 0, 1),
        ((NO, NO, NO), 2, -2),
        ((YES, BLANK, NO), 3, None),
        ((YES, NA, NO), 3, None),
        ((YES, YES), 3, None),
    ],
)
def test_partly_may_be_counted_and_what_is_not_known_holds_nothing(
    statuses: tuple[str, ...], count: int, difference: int | None
) -> None:
    found = [
        finding
        for finding in check(row("a", *statuses), stated("a", SOME, count))
        if finding.kind == "count_against_cells"
    ]
    assert [finding.difference for finding in found] == ([difference] if difference else [])


def test_a_total_that_is_not_the_number_of_members_is_not_compared() -> None:
    assert check(row("a", YES, YES, NO), stated("a", SOME, 1, 7)) == []


FORMS = (MethodLink("one", "a", "form_of"), MethodLink("two", "a", "form_of"))


@pytest.mark.parametrize(("count", "found"), [(0, True), (1, False), (2, False), (3, False)])
def test_a_count_agrees_with_any_form_or_with_all_of_them(count: int, *, found: bool) -> None:
    cells = {**row("one", YES, YES, NO), **row("two", NO, NO, YES)}
    findings = check(cells, stated("a", SOME, count), links=FORMS)
    forms = [f for f in findings if f.kind == "count_against_forms"]
    assert bool(forms) == found
    for finding in forms:
        assert finding.certainty == "likely"
        assert finding.difference == 1
        assert "någon av dem: 3 av 3" in finding.arithmetic["sv"]


def test_forms_are_held_against_a_count_only_when_all_are_known() -> None:
    cells = {**row("one", YES, YES, YES), **row("two", YES, YES)}
    assert check(cells, stated("a", SOME, 1), links=FORMS) == []


def test_a_form_that_the_round_does_not_ask_about_is_left_out() -> None:
    assert kinds(check(row("one", YES, YES, YES), stated("a", SOME, 1), links=FORMS)) == [
        ("count_against_forms", "likely")
    ]


def test_own_cells_speak_before_forms_and_forms_before_near_methods() -> None:
    near = (MethodLink("near", "a", "near"),)
    cells = {**row("a", YES, NO, NO), **row("one", YES, YES, YES), **row("near", YES, YES, NO)}
    assert check(cells, stated("a", SOME, 1), links=FORMS + near) == []
    del cells["a", MUNICIPALITIES[0]]
    found = check(cells, stated("a", SOME, 1), links=FORMS + near)
    assert kinds(found) == [("count_against_forms", "likely")]
    found = check(row("near", YES, YES, NO), stated("a", SOME, 1), links=near)
    assert kinds(found) == [("count_against_near", "possible")]
    assert check(row("near", YES, YES, NO), stated("a", SOME, 2), links=near) == []


@pytest.mark.parametrize(
    ("statement", "certainty"),
    [
        (stated("a", YES, 2), "certain"),
        (stated("a", VIA, 0), "certain"),
        (stated("a", NO, 1), "certain"),
        (stated("a", SOME, 0), "certain"),
        (stated("a", SOME, 3), "likely"),
        (stated("a", SOME, 4), "certain"),
        (stated("a", YES, 3), None),
        (stated("a", NO, 0), None),
        (stated("a", SOME, 1), None),
        (stated("a", BLANK, 1), None),
        (stated("a", SOME), None),
    ],
)
def test_a_status_that_its_own_count_contradicts(
    statement: GroupStatement, certainty: str | None
) -> None:
    expected = [("status_against_count", certainty)] if certainty else []
    assert kinds(check({}, statement)) == expected


@pytest.mark.parametrize(
    ("status", "statuses", "expected"),
    [
        (NO, (YES, NO, NO), ("status_against_cells", "certain")),
        (NO, (VIA,), ("status_against_cells", "certain")),
        (NO, (SOME, NO, NO), None),
        (NO, (NO, BLANK), None),
        (YES, (YES, YES, NO), ("status_against_cells", "certain")),
        (YES, (YES, SOME, BLANK), None),
        (SOME, (NO, NO, NO), ("status_against_cells", "likely")),
        (SOME, (YES, YES, VIA), ("status_against_cells", "possible")),
        (SOME, (YES, NO, NO), None),
        (SOME, (NO, NO), None),
        (BLANK, (YES, NO, SOME), ("blank_against_cells", "possible")),
        (BLANK, (YES, NO, BLANK), None),
        (BLANK, (YES, NO), None),
        (NA, (YES, NO, NO), None),
    ],
)
def test_a_status_without_a_count_against_the_cells(
    status: str, statuses: tuple[str, ...], expected: tuple[str, str] | None
) -> None:
    assert kinds(check(row("a", *statuses), stated("a", status))) == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("whole", "primary", "specialist", "found"),
    [
        (NO, YES, None, 1),
        (NO, SOME, NO, 1),
        (NO, NO, NO, 0),
        (NO, BLANK, None, 0),
        (YES, NO, NO, 1),
        (VIA, NO, NO, 1),
        (YES, NO, None, 0),
        (YES, NO, BLANK, 0),
        (YES, NO, SOME, 0),
        (SOME, NO, NO, 0),
        (BLANK, YES, YES, 0),
    ],
)
def test_a_region_and_its_care_levels(
    whole: str, primary: str | None, specialist: str | None, found: int
) -> None:
    cells = {("a", "22"): whole, ("a", "22-primary-care"): primary}
    cells["a", "22-specialist-care"] = specialist
    findings = check({key: status for key, status in cells.items() if status})
    assert kinds(findings) == [("whole_against_part", "certain")] * found


def test_cells_of_several_places_are_shown_each_with_its_own() -> None:
    data = make_round(row("a", YES, YES, NO), (stated("a", SOME, 1),))
    cells = [cell._replace(place_id=f"p-{cell.organisation_id}") for cell in data.cells]
    found = find_disagreements(data._replace(cells=cells))
    assert [(line.text["en"], line.place_id) for line in found[0].evidence] == [
        ("a: 2 of 3 (Sundsvall, Ånge)", None),
        ("Sundsvall: offered", "p-2281"),
        ("Ånge: offered", "p-2260"),
        ("Timrå: not offered", "p-2262"),
    ]


@given(rounds(), st.randoms(use_true_random=False))
def test_the_same_data_in_any_order_gives_the_same_findings(
    data: RoundData, dice: random.Random
) -> None:
    cells, statements = list(data.cells), list(data.statements)
    dice.shuffle(cells)
    dice.shuffle(statements)
    links = [MethodLink("m1", "m2", "form_of"), MethodLink("m3", "m2", "near")]
    found = find_disagreements(data, links)
    ids = [finding.id for finding in found]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", i) for i in ids)
    assert find_disagreements(data._replace(cells=cells, statements=statements), links) == found


@given(rounds())
def test_a_round_without_statements_or_levels_has_no_findings(data: RoundData) -> None:
    columns = [column for column in data.columns if not column.parent_id]
    assert find_disagreements(data._replace(statements=(), columns=columns)) == []


def test_the_findings_of_the_reference_data() -> None:
    links = reference_links()
    assert find_disagreements(reference_round("22-2014"), links) == []
    found = find_disagreements(reference_round("22-2021"), links)
    assert [(f.method_id, f.kind.value, f.difference) for f in found] == [
        ("cra-alcohol", "count_against_forms", 1),
        ("hap-adult", "blank_against_cells", None),
        ("twelve-step-stimulants", "count_against_near", 1),
    ]
    for finding in found:
        assert finding.statement.place_id
        assert all(line.place_id for line in finding.evidence)
        assert GROUP.id in finding.id
