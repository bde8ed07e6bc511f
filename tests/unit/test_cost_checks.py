"""The checks of costs: each finds what is wrong, and is silent where both can be so."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.costs.ranges import Range, add
from samplan.costs.terms import WHOLE, Bound, StatementKind, Unit
from samplan.reconciliation.cost_checks import check_costs
from samplan.reconciliation.cost_figures import CostRow, Costs
from samplan.reconciliation.figures import Checked, CountyFinding
from support.cost_rows import (
    costs,
    money,
    more_than,
    named,
    post,
    row,
    said,
    taking_part,
)

ELSEWHERE = {"kind": StatementKind.OTHER_PLACE}
UP_TO = {"low_bound": Bound.AT_MOST, "high_bound": Bound.AT_MOST}


def kinds(found: Checked) -> list[tuple[str, str]]:
    """Each finding's kind and certainty."""
    return [(one.kind.value, one.certainty.value) for one in found.findings]


def only(found: Checked) -> CountyFinding:
    """The one finding."""
    [one] = found.findings
    return one


def swedish(found: CountyFinding) -> str:
    """The sum written out, with spaces that break."""
    return found.arithmetic["sv"].replace("\xa0", " ")


def a_table(*amounts: Range, stated: Range, **fields: Any) -> Costs:
    """Rows, and what a source says of all of them."""
    rows = [row(f"r{number}", one) for number, one in enumerate(amounts, 1)]
    return costs(*rows, statements=[said("total", stated, *(one.id for one in rows), **fields)])


def test_a_printed_total_below_its_rows_is_told_with_the_sum_written_out() -> None:
    data = a_table(
        money(1_100_000),
        money(500_000, 1_000_000),
        money(9_000_000, 9_600_000),
        stated=money(0, 11_100_000, **UP_TO),
        printed="Upp till 11,1 mkr",
    )
    found = only(check_costs(data))
    assert (found.kind.value, found.certainty.value) == ("stated_total_against_rows", "certain")
    assert swedish(found) == ("Högsta beloppen: 1,1 + 1 + 9,6 = 11,7 mkr, angivet högst 11,1 mkr.")
    assert (found.arithmetic["en"] or "").replace("\xa0", " ") == (
        "The highest amounts: 1.1 + 1 + 9.6 = SEK 11.7 million, stated at most SEK 11.1 million."
    )
    assert (found.difference, found.unit) == (600_000, {"sv": "kr", "en": "SEK"})
    assert found.statement.text["sv"] == "Total: högst 11,1\xa0mkr (”Upp till 11,1 mkr”)"
    assert found.statement.place_id == "place-total"
    assert [side.place_id for side in found.evidence] == ["place-r1", "place-r2", "place-r3"]
    assert found.subject[:2] == ("cost-statement", "total")
    assert found.id == "stated-total-against-rows--statement--total"


@pytest.mark.parametrize(
    ("amounts", "stated", "told"),
    [
        ((100_000, 200_000), 300_000, []),
        ((100_000, 200_000), 320_000, ["likely"]),
        ((100_000, 200_000), 400_000, ["likely"]),
        ((100_000, 200_000), 500_000, ["certain"]),
        ((123_000, 200_000), 320_000, []),
        ((123_000, 200_000), 330_000, ["certain"]),
        ((0, 0), 0, []),
    ],
)
def test_a_total_may_be_rounded_and_what_rounded_rows_explain_is_only_likely(
    amounts: tuple[int, ...], stated: int, told: list[str]
) -> None:
    found = check_costs(a_table(*map(money, amounts), stated=money(stated)))
    assert [certainty for _, certainty in kinds(found)] == told


def test_a_row_that_is_more_than_its_number_is_not_rounded_down() -> None:
    plain = a_table(money(1_100_000), money(1_000_000), stated=money(2_000_000), printed="2,0 mkr")
    open_ = a_table(
        more_than(1_100_000), more_than(1_000_000), stated=money(2_000_000), printed="2,0 mkr"
    )
    assert [certainty for _, certainty in kinds(check_costs(plain))] == ["likely"]
    found = only(check_costs(open_))
    assert found.certainty.value == "certain"
    assert swedish(found) == "1,1 + 1 = 2,1 mkr eller mer, angivet 2 mkr."


def test_an_end_that_is_open_agrees_with_what_lies_on_its_open_side() -> None:
    rows = (money(500_000, 1_000_000), money(500_000))
    assert kinds(check_costs(a_table(*rows, stated=money(0, 3_000_000, **UP_TO)))) == []
    assert kinds(check_costs(a_table(*rows, stated=more_than(500_000)))) == []
    assert kinds(check_costs(a_table(*rows, stated=more_than(3_000_000)))) == [
        ("stated_total_against_rows", "certain")
    ]


def test_rows_without_an_upper_end_do_not_go_with_at_most() -> None:
    found = only(check_costs(a_table(more_than(500_000), stated=money(0, 3_000_000, **UP_TO))))
    assert found.certainty.value == "possible"
    assert "kan bli mer än så" in swedish(found)


def test_running_text_is_held_against_the_rows_of_the_table_at_both_ends() -> None:
    beds = (more_than(1_100_000), more_than(500_000, 1_000_000))
    found = only(check_costs(a_table(*beds, stated=money(1_500_000, 2_000_000), **ELSEWHERE)))
    assert (found.kind.value, found.certainty.value) == ("text_against_table", "likely")
    assert swedish(found) == (
        "Lägsta beloppen: 1,1 + 0,5 = 1,6 mkr eller mer, angivet 1,5 mkr. "
        "Högsta beloppen: 1,1 + 1 = 2,1 mkr eller mer, angivet 2 mkr."
    )
    teams = (more_than(500_000, 1_000_000), more_than(500_000, 1_000_000))
    text = money(1_000_000, 2_000_000)
    assert check_costs(a_table(*teams, stated=text, **ELSEWHERE)) == Checked(4)


def test_a_text_that_says_about_makes_a_finding_only_possible() -> None:
    about = money(3_000_000, low_bound=Bound.ABOUT, high_bound=Bound.ABOUT)
    found = check_costs(a_table(money(1_000_000), stated=about, printed="ca 3,0 mkr", **ELSEWHERE))
    assert kinds(found) == [("text_against_table", "possible")]


def test_rows_that_cannot_be_summed_or_have_other_prices_are_not_held_against_a_total() -> None:
    data = a_table(money(100_000), money(900_000), stated=money(300_000))
    without = replace(data.rows[1], each=None, per_time=None)
    later = replace(data.rows[1], price_year=2023)
    undated = replace(data.rows[1], price_year=None)
    for other, told in ((without, 0), (later, 0), (undated, 1)):
        assert len(check_costs(replace(data, rows=[data.rows[0], other])).findings) == told
    empty = replace(data, statements=[said("total", money(300_000))])
    assert kinds(check_costs(empty)) == []


def ways(parent: Range | None, *amounts: Range | None, **fields: Any) -> Costs:
    """An item, and the ways to carry it out."""
    own = row("item", parent, **fields)
    others = [
        row(f"way{number}", one, alternative_of_id="item") for number, one in enumerate(amounts)
    ]
    return costs(own, *others)


@pytest.mark.parametrize(
    ("parent", "amounts", "told"),
    [
        (money(1_200_000, 3_300_000), (1_160_000, 3_300_000), []),
        (money(1_200_000, 3_300_000), (1_140_000, 3_300_000), ["likely"]),
        (money(1_200_000, 3_300_000), (1_160_000, 3_200_000), ["likely"]),
        (money(800_000), (800_000, 700_000), ["likely"]),
        (money(1_200_000, 3_300_000), (2_000_000,), []),
        (money(1_200_000, 3_300_000), (4_000_000,), ["likely"]),
        (money(1_200_000, 3_300_000), (2_000_000, None), []),
        (money(1_200_000, 3_300_000), (900_000, None), ["likely"]),
        (money(1_200_000, 3_300_000), (None, None), []),
        (None, (800_000, 700_000), []),
    ],
)
def test_the_ways_to_carry_out_an_item_are_what_its_row_says(
    parent: Range | None, amounts: tuple[int | None, ...], told: list[str]
) -> None:
    data = ways(parent, *(None if one is None else money(one) for one in amounts))
    assert kinds(check_costs(data)) == [("text_against_table", one) for one in told]


def test_ways_that_are_about_so_much_are_told_as_possible_with_what_is_printed() -> None:
    about = {"low_bound": Bound.ABOUT, "high_bound": Bound.ABOUT}
    data = ways(money(800_000), money(800_000, **about), money(700_000, **about))
    rows = [data.rows[0], data.rows[1], replace(data.rows[2], printed="knappt 700 000")]
    found = only(check_costs(replace(data, rows=rows)))
    assert found.certainty.value == "possible"
    assert (
        swedish(found) == "De olika sätten kostar cirka 700 000–800 000 kr, raden anger 800 000 kr."
    )
    assert found.difference == -100_000
    assert found.evidence[1].text["sv"].endswith("(”knappt 700 000”)")
    assert found.id == "text-against-table--alternatives--item"


def test_a_way_far_from_its_row_tells_how_far() -> None:
    for amount, difference in ((4_000_000, 700_000), (900_000, -300_000)):
        found = only(check_costs(ways(money(1_200_000, 3_300_000), money(amount))))
        assert found.difference == difference


def test_ways_in_another_unit_or_other_prices_are_not_compared() -> None:
    data = ways(money(800_000), money(100_000), money(200_000))
    for changed in ({"unit": Unit.COURSE}, {"price_year": 2019}):
        other = replace(data.rows[2], **changed)
        assert kinds(check_costs(replace(data, rows=[*data.rows[:2], other]))) == []


@pytest.mark.parametrize(
    ("amount", "posts", "told"),
    [
        (money(62_000), [post(100, 100, 620_000)], []),
        (money(93_000), [post(150, 150, 620_000)], []),
        (money(112_000), [post(100, 100, 620_000), post(100, 100, 500_000)], []),
        (money(70_000), [post(100, 100, 620_000)], [("staff_share_against_money", "likely")]),
        (money(62_499), [post(100, 100, 620_000)], [("staff_share_against_money", "likely")]),
        (money(1_200_000, 3_300_000), [post(1000, 1000, 1_160_000)], []),
        (more_than(500_000), [post(1000, 2000, 620_000)], []),
        (
            more_than(2_000_000),
            [post(1000, 2000, 620_000)],
            [("staff_share_against_money", "likely")],
        ),
        (money(70_000), [post(100, 100, None)], []),
        (money(70_000), [post(100, 100, 620_000), post(100, 100, None)], []),
        (money(70_000), [], []),
        (None, [post(100, 100, 620_000)], []),
        (
            money(70_000),
            [post(100, 100, 620_000, Bound.ABOUT)],
            [("staff_share_against_money", "possible")],
        ),
    ],
)
def test_posts_cost_what_the_item_says_by_what_a_full_time_post_costs(
    amount: Range | None, posts: list[Any], told: list[tuple[str, str]]
) -> None:
    assert kinds(check_costs(costs(row("item", amount, posts=tuple(posts))))) == told


def test_posts_that_cost_something_else_are_told_post_by_post() -> None:
    posts = (post(100, 100, 620_000), post(1000, 2000, 500_000))
    found = only(check_costs(costs(row("item", money(2_000_000), posts=posts))))
    assert swedish(found) == "10 % × 620 000 + 1–2 × 500 000 = 562 000–1 062 000 kr, angivet 2 mkr."
    assert found.difference == -938_000
    assert found.evidence[0].text["sv"] == "Socialsekreterare: 620\xa0000\xa0kr per årsarbetare"
    assert found.evidence[0].place_id == "place-role"
    dear = only(check_costs(costs(row("item", money(10_000), posts=posts[:1]))))
    assert dear.difference == 52_000


def test_posts_of_a_course_are_not_the_whole_of_it() -> None:
    item = row("item", money(70_000), posts=(post(100, 100, 620_000),), unit=Unit.COURSE)
    assert kinds(check_costs(costs(item))) == []


@pytest.mark.parametrize(
    ("shares", "unallocated", "told"),
    [
        ([WHOLE], 0, []),
        ([60_000, 40_000], 0, []),
        ([33_333, 33_333], 33_334, []),
        ([None, None], WHOLE, []),
        ([], WHOLE, []),
        ([60_000, 39_900], 0, ["certain"]),
        ([60_000, 41_000], 0, ["certain"]),
        ([None], 0, ["certain"]),
        ([], 0, ["certain"]),
    ],
)
def test_shares_with_what_nobody_pays_are_the_whole(
    shares: list[int | None], unallocated: int, told: list[str]
) -> None:
    payers = tuple(zip(("22", "2260"), shares, strict=False))
    found = check_costs(costs(row("item", money(1), shares=payers, unallocated=unallocated)))
    assert kinds(found) == [("payers_against_whole", one) for one in told]


def test_shares_that_are_not_the_whole_are_added_up_in_words() -> None:
    payers = (("22", 50_000), ("9999", 30_500))
    item = row("item", money(1), shares=payers, unallocated=10_000)
    found = only(check_costs(costs(item)))
    assert swedish(found) == (
        "Regionen 50 % + 9999 30,5 % + ej fördelat 10 % = 90,5 %, ska bli 100 %."
    )
    assert found.difference == -9.5
    assert found.unit == {"sv": "procentenheter", "en": "percentage points"}


def twins(**changed: Any) -> Costs:
    """Two items for the same thing; the second with something changed."""
    same: dict[str, Any] = {
        "title": named("En sjuksköterska"),
        "location": "Avd. 7",
        "roles": frozenset({"nurse"}),
    }
    one = row("a", money(500_000, 1_000_000), **same)
    return costs(one, row("b", money(500_000, 1_000_000), **same | changed))


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"title": named("en  Sjuksköterska")},
        {"title": named("Sjuksköterska till avdelningen")},
        {"roles": frozenset()},
        {"each": more_than(500_000, 1_000_000)},
        {"activity_id": "plan-1-2", "place_id": "place-a"},
    ],
)
def test_two_items_for_the_same_thing_may_be_one_counted_twice(changed: dict[str, Any]) -> None:
    assert kinds(check_costs(twins(**changed))) == [("counted_twice", "possible")]


@pytest.mark.parametrize(
    "changed",
    [
        {"location": "Avd. 8"},
        {"activity_id": "plan-1-2"},
        {"each": money(500_000, 1_000_001)},
        {"unit": Unit.ONCE},
        {"shares": (("2260", WHOLE),)},
        {"years": frozenset({2030})},
        {"alternative_of_id": "a"},
        {"title": named("En läkare"), "roles": frozenset({"physician"})},
        {"title": named("En annan"), "location": None},
    ],
)
def test_items_that_differ_in_what_they_are_for_are_not_the_same(changed: dict[str, Any]) -> None:
    found = check_costs(twins(**changed))
    assert [kind for kind, _ in kinds(found) if kind == "counted_twice"] == []


def test_items_of_nowhere_are_not_the_same_because_of_their_roles() -> None:
    data = twins(title=named("En till"))
    rows = [replace(one, location=None) for one in data.rows]
    assert kinds(check_costs(replace(data, rows=rows))) == []


def test_what_is_counted_twice_names_both_items() -> None:
    data = twins()
    rows = [replace(data.rows[0], code="F-1"), data.rows[1]]
    found = only(check_costs(replace(data, rows=rows)))
    assert swedish(found) == "0,5–1 mkr räknas i F-1, och igen i En sjuksköterska."
    assert found.id == "counted-twice--a--b"
    assert (found.statement.place_id, found.evidence[0].place_id) == ("place-a", "place-b")
    assert found.difference is None
    assert check_costs(replace(data, rows=rows[::-1])).findings == (found,)


def test_what_is_said_of_rows_may_not_be_an_item_beside_them() -> None:
    text = said("text", money(1_000_000), "a", "b", **ELSEWHERE)
    rows = [row("a", money(400_000)), row("b", money(600_000))]
    again = row("c", money(1_000_000), place_id="place-text")
    found = only(check_costs(costs(*rows, again, statements=[text])))
    assert (found.kind.value, found.id) == ("counted_twice", "counted-twice--c--statement-text")
    assert swedish(found) == "1 mkr räknas i C, och igen i A + B."
    elsewhere = replace(again, place_id="place-c")
    assert kinds(check_costs(costs(*rows, elsewhere, statements=[text]))) == []
    other = replace(again, each=money(900_000), per_time=money(900_000))
    assert kinds(check_costs(costs(*rows, other, statements=[text]))) == []


def test_a_way_to_carry_out_an_item_may_not_be_an_item_beside_it() -> None:
    data = ways(money(800_000), money(800_000))
    again = row("c", money(800_000), place_id="place-way0", location="Annan ort")
    found = only(check_costs(replace(data, rows=[*data.rows, again])))
    assert found.id == "counted-twice--c--way0"


def own_costs(*who: str, **fields: Any) -> list[CostRow]:
    """An item of each that it pays itself."""
    return [row(f"of-{one}", money(62_000), shares=((one, WHOLE),), **fields) for one in who]


def test_who_takes_part_without_a_cost_is_asked_after_one_by_one() -> None:
    data = costs(
        *own_costs("2262", "2280"), participants=taking_part("22", "2260", "2262", "2280", "2281")
    )
    found = check_costs(data)
    assert kinds(found) == [("participant_without_figure", "possible")] * 2
    one = found.findings[0]
    assert one.id == "participant-without-figure--plan-1-1--2260"
    assert one.title["sv"] == "1.1 Teamet: Kommun 2260 deltar men har ingen kostnad"
    assert swedish(one).startswith("2 av 4 kommuner som deltar har egna kostnader.")
    assert one.subject[:2] == ("activity", "plan-1-1")
    assert one.statement.place_id == "place-2260"
    assert [side.text["sv"] for side in one.evidence] == [
        "Kommun 2262: Of-2262: 62\xa0000\xa0kr",
        "Kommun 2280: Of-2280: 62\xa0000\xa0kr",
    ]
    assert (one.difference, one.unit) == (None, None)


def test_where_most_have_a_cost_it_is_likely_that_one_is_missing() -> None:
    data = costs(*own_costs("2262", "2280"), participants=taking_part("2260", "2262", "2280"))
    assert kinds(check_costs(data)) == [("participant_without_figure", "likely")]


@pytest.mark.parametrize(
    "more",
    [
        row("of-all", money(9), shares=(("22-all", None),), unallocated=WHOLE),
        row("of-one", None, shares=(("2260", WHOLE),)),
        row("of-one", money(9), shares=(("2260", None), ("22", WHOLE))),
    ],
)
def test_who_has_a_part_in_a_cost_is_not_without(more: CostRow) -> None:
    data = costs(*own_costs("2262", "2280"), more, participants=taking_part("2260", "2262", "2280"))
    assert kinds(check_costs(data)) == []


def test_one_that_pays_alone_does_not_make_the_others_silent() -> None:
    everybody = taking_part("2260", "2262", "2280")
    assert kinds(check_costs(costs(*own_costs("2262"), participants=everybody))) == []
    elsewhere = own_costs("2280", activity_id="plan-1-2")
    data = costs(*own_costs("2262"), *elsewhere, participants=everybody)
    assert kinds(check_costs(data)) == []


AMOUNTS = st.builds(
    lambda low, more, bound: Range(low, low + more, bound, bound),
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST]),
)


@given(st.lists(AMOUNTS, min_size=1, max_size=8))
def test_rows_always_agree_with_their_own_sum(amounts: list[Range]) -> None:
    found = check_costs(a_table(*amounts, stated=add(amounts)))
    assert [kind for kind, _ in kinds(found) if kind == "stated_total_against_rows"] == []


@given(st.lists(AMOUNTS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_finding_but_the_order_of_its_sides(
    amounts: list[Range], shuffling: random.Random
) -> None:
    data = a_table(*amounts, stated=money(1))
    mixed = list(data.rows)
    shuffling.shuffle(mixed)
    assert check_costs(data) == check_costs(replace(data, rows=mixed))
