"""The checks of statistics: each finds what is wrong, and is silent where both can be so."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.reconciliation.figures import Checked, CountyFinding, Figure, Measured
from samplan.reconciliation.statistics_checks import check_statistics
from samplan.statistics.terms import Counted, Measure, Qualifier, Quality
from support.figures import by_site, figure, figures, measured

VISITS = measured("visits")
PATIENTS = measured("patients", counted=Counted.PERSONS)
COST = measured("cost", Measure.AMOUNT)
SHARES = measured("shares", Measure.SHARE)
ANSWERS = measured("answers", Measure.SHARE, counted=Counted.ANSWERS, partitions=frozenset())
MEAN = measured("mean", Measure.AVERAGE, numerator_id="visits", denominator_id="patients")


def check(indicators: list[Measured], rows: list[Figure]) -> Checked:
    """Check some figures."""
    return check_statistics(figures(indicators, rows))


def kinds(found: Checked) -> list[tuple[str, str]]:
    """Each finding's kind and certainty."""
    return [(one.kind.value, one.certainty.value) for one in found.findings]


def only(found: Checked) -> CountyFinding:
    """The one finding."""
    [one] = found.findings
    return one


def test_parts_that_make_more_than_their_total_are_told_with_the_sum_written_out() -> None:
    found = only(check([PATIENTS], by_site("patients", 219, 149, 30, 44)))
    assert (found.kind.value, found.certainty.value) == ("parts_against_total", "likely")
    assert found.arithmetic["sv"].startswith("149 + 44 + 30 = 223, angivet 219.")
    assert "Samma person kan ha räknats" in found.arithmetic["sv"]
    assert (found.arithmetic["en"] or "").startswith("149 + 44 + 30 = 223, stated 219.")
    assert found.difference == 4
    assert found.statement.place_id == "patients-22"
    assert [side.place_id for side in found.evidence] == [
        "patients-a-22",
        "patients-c-22",
        "patients-b-22",
    ]
    assert found.id == "parts-against-total--patients--2019--22--site"


@pytest.mark.parametrize(
    ("total", "parts", "told"),
    [
        (569, (104, 342, 123), []),
        (569, (104, 342, 124), [("parts_against_total", "certain")]),
        (569, (104, 342, 122), [("parts_against_total", "certain")]),
        (0, (0, 0), []),
        (5, (5,), []),
    ],
)
def test_visits_at_all_sites_are_the_total_or_it_is_certain_that_something_is_wrong(
    total: float, parts: tuple[float, ...], told: list[tuple[str, str]]
) -> None:
    assert kinds(check([VISITS], by_site("visits", total, *parts))) == told


def test_parts_that_are_not_all_there_may_be_less_than_the_total_but_not_more() -> None:
    before = by_site("visits", 10, 5, 3, 2, period="2018")
    assert kinds(check([VISITS], before + by_site("visits", 100, 50, 20))) == []
    assert kinds(check([VISITS], before + by_site("visits", 60, 50, 20))) == [
        ("parts_against_total", "certain")
    ]


def test_categories_that_overlap_are_not_added_up() -> None:
    overlapping = measured("visits", partitions=frozenset())
    assert kinds(check([overlapping], by_site("visits", 60, 50, 20))) == []


def test_an_open_part_is_a_bound_and_not_a_number() -> None:
    fewer = figure("visits", 30, by={"site": "c"}, qualifier=Qualifier.LESS_THAN)
    assert kinds(check([VISITS], [*by_site("visits", 940, 591, 329), fewer])) == []
    found = only(check([VISITS], [*by_site("visits", 1002, 591, 329), fewer]))
    assert (found.kind.value, found.certainty.value) == ("parts_against_total", "possible")
    assert "591 + 329 + färre än 30 är högst 950" in found.arithmetic["sv"].replace("\xa0", " ")
    more = figure("visits", 30, by={"site": "c"}, qualifier=Qualifier.MORE_THAN)
    assert kinds(check([VISITS], [*by_site("visits", 1002, 591, 329), more])) == []
    assert kinds(check([VISITS], [*by_site("visits", 940, 591, 329), more])) == [
        ("parts_against_total", "possible")
    ]


def test_a_part_that_is_only_about_so_much_is_not_judged() -> None:
    about = figure("visits", 30, by={"site": "c"}, qualifier=Qualifier.ABOUT)
    assert check([VISITS], [*by_site("visits", 1002, 591, 329), about]) == Checked(2)


def test_money_is_no_finer_than_its_last_digit() -> None:
    assert kinds(check([COST], by_site("cost", 39_100_000, 31_000_000, 8_130_000))) == []
    assert kinds(check([COST], by_site("cost", 39_100_000, 31_200_000, 8_930_000))) == [
        ("parts_against_total", "certain")
    ]


def test_a_source_that_doubts_its_own_figures_makes_a_finding_only_possible() -> None:
    rows = by_site("visits", 56, 46, 11, quality=Quality.UNCERTAIN)
    assert kinds(check([VISITS], rows)) == [("parts_against_total", "possible")]


def test_municipalities_are_parts_of_their_county() -> None:
    rows = [
        figure("visits", 10),
        figure("visits", 6, area="2281"),
        figure("visits", 5, area="2260"),
    ]
    assert kinds(check([VISITS], rows)) == [("parts_against_total", "certain")]
    assert kinds(check([VISITS], rows[:2])) == []
    rows[0] = figure("visits", 11)
    assert kinds(check([VISITS], rows)) == []


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((77, 9, 13), []),
        ((76, 9, 13), [("shares_against_hundred", "certain")]),
        ((78, 10, 13), []),
        ((79, 10, 13), [("shares_against_hundred", "certain")]),
        ((83.5, 16.5), []),
        ((83.5, 16.2), [("shares_against_hundred", "certain")]),
        ((83.5, 16), []),
        ((89,), []),
        ((68, 32), []),
        ((68, 33), []),
        ((68, 34), [("shares_against_hundred", "certain")]),
    ],
)
def test_shares_make_a_hundred_within_what_rounding_explains(
    parts: tuple[float, ...], told: list[tuple[str, str]]
) -> None:
    assert kinds(check([SHARES], by_site("shares", None, *parts))) == told


def test_it_is_told_how_far_rounding_reaches() -> None:
    found = only(check([SHARES], by_site("shares", None, 76, 9, 13)))
    assert found.arithmetic == {
        "sv": "76 + 13 + 9 = 98, ska bli 100. Avrundning förklarar högst 1,5.",
        "en": "76 + 13 + 9 = 98, should be 100. Rounding explains at most 1.5.",
    }
    assert found.difference == -2


def test_shares_within_each_part_are_not_added_up() -> None:
    within = measured("within", Measure.SHARE, partitions=frozenset())
    assert kinds(check([within], by_site("within", None, 64, 52))) == []
    assert kinds(check([SHARES], by_site("shares", 58, 64, 52))) == []
    own_bases = [
        figure("shares", 90, by={"site": "a"}, denominator=75),
        figure("shares", 80, by={"site": "b"}, denominator=71),
    ]
    assert [one for one in kinds(check([SHARES], own_bases)) if "hundred" in one[0]] == []


@pytest.mark.parametrize(
    ("percent", "base", "possible"),
    [
        (87, 50, False),
        (91, 50, False),
        (80, 50, True),
        (89, 37, True),
        (59, 37, True),
        (51, 37, True),
        (92, 620, True),
        (83.5, 454, True),
        (83.5, 50, False),
        (100, 50, True),
        (0, 50, True),
        (1, 50, False),
        (33.3, 3, True),
        (33, 3, True),
        (114, 13, True),
    ],
)
def test_a_percentage_that_no_number_of_answers_gives_is_impossible(
    percent: float, base: int, possible: bool
) -> None:
    found = check([ANSWERS], [figure("answers", percent, denominator=base)])
    assert kinds(found) == ([] if possible else [("share_impossible", "certain")])


def test_an_impossible_percentage_is_told_with_those_on_either_side() -> None:
    found = only(check([ANSWERS], [figure("answers", 91, denominator=50)]))
    assert found.arithmetic["sv"].startswith("45 av 50 = 90 %; 46 av 50 = 92 %; angivet 91 %.")
    assert (found.arithmetic["en"] or "").startswith(
        "45 of 50 = 90 %; 46 of 50 = 92 %; stated 91 %."
    )


@pytest.mark.parametrize("qualifier", [one for one in Qualifier if one is not Qualifier.EXACT])
def test_an_open_percentage_is_not_judged(qualifier: Qualifier) -> None:
    found = check([ANSWERS], [figure("answers", 25, denominator=50, qualifier=qualifier)])
    assert found == Checked()


@pytest.mark.parametrize(
    ("visits", "patients", "printed", "told"),
    [
        (78, 12, 6.5, []),
        (434, 11, 39.5, []),
        (1003, 36, 28, []),
        (1076, 56, 19, []),
        (34, 8, 4, []),
        (631, 20, 31.5, [("average_against_parts", "possible")]),
        (631, 20, 31.6, []),
        (1003, 36, 27.5, [("average_against_parts", "certain")]),
        (1003, 36, 27, [("average_against_parts", "possible")]),
        (1003, 36, 29, [("average_against_parts", "certain")]),
        (10, 4, 2, []),
        (10, 4, 3, []),
    ],
)
def test_an_average_follows_from_its_sum_and_count_by_some_usual_rounding(
    visits: float, patients: float, printed: float, told: list[tuple[str, str]]
) -> None:
    own = [figure("mean", printed, numerator=visits, denominator=patients)]
    assert kinds(check([MEAN, VISITS, PATIENTS], own)) == told
    linked = [figure("mean", printed), figure("visits", visits), figure("patients", patients)]
    found = check([MEAN, VISITS, PATIENTS], linked)
    assert kinds(found) == told
    for one in found.findings:
        assert {side.place_id for side in one.evidence} == {"visits-22", "patients-22"}


def test_an_average_that_does_not_follow_is_told_with_the_division() -> None:
    rows = [figure("mean", 29, numerator=1003, denominator=36)]
    found = only(check([MEAN], rows))
    assert found.arithmetic["sv"].replace("\xa0", " ") == "1 003 / 36 = 27,86, angivet 29."
    assert found.arithmetic["en"] == "1,003 / 36 = 27.86, stated 29."
    assert found.difference == pytest.approx(-1.138889)


@pytest.mark.parametrize(
    ("count", "total", "percent", "told"),
    [
        (571, 620, 92, []),
        (8311, 197_885, 4.2, []),
        (2572, 197_885, 1.3, []),
        (571, 620, 93, [("share_against_counts", "certain")]),
        (8311, 197_885, 4.3, [("share_against_counts", "certain")]),
        (579, 620, 93, []),
        (2, 3, 66, [("share_against_counts", "possible")]),
    ],
)
def test_a_share_follows_from_its_count_and_total(
    count: float, total: float, percent: float, told: list[tuple[str, str]]
) -> None:
    rows = [figure("answers", percent, numerator=count, denominator=total)]
    assert kinds(check([ANSWERS], rows)) == told


def test_a_share_of_a_whole_is_held_against_the_part_and_the_whole() -> None:
    share = measured("of", Measure.SHARE, numerator_id="patients", denominator_id="patients")
    rows = by_site("patients", 620, 571, 40)
    assert kinds(check([share, PATIENTS], [*rows, figure("of", 92, by={"site": "a"})])) == [
        ("parts_against_total", "certain")
    ]
    wrong = check([share, PATIENTS], [*rows[:2], figure("of", 95, by={"site": "a"})])
    assert kinds(wrong) == [("share_against_counts", "certain")]


def test_a_share_by_what_its_whole_is_not_divided_by_is_of_the_undivided_whole() -> None:
    everybody = measured("everybody", dimensions=frozenset())
    share = measured("of", Measure.SHARE, numerator_id="patients", denominator_id="everybody")
    rows = [figure("everybody", 1000), *by_site("patients", None, 42)]
    data = [share, PATIENTS, everybody]
    assert kinds(check(data, [*rows, figure("of", 4.2, by={"site": "a"})])) == []
    assert kinds(check(data, [*rows, figure("of", 4.1, by={"site": "a"})])) == [
        ("share_against_counts", "certain")
    ]


def test_a_part_larger_than_its_whole_is_told_whatever_divides_it_and_told_once() -> None:
    women = figure("visits", 12, by={"sex": "women"})
    assert kinds(check([VISITS], [figure("visits", 10), women])) == [
        ("part_larger_than_whole", "certain")
    ]
    assert kinds(check([VISITS], [figure("visits", 12), women])) == []
    assert kinds(check([VISITS], by_site("visits", 10, 12, 3))) == [
        ("part_larger_than_whole", "certain")
    ]
    at_most = figure("visits", 10, qualifier=Qualifier.UP_TO)
    assert kinds(check([VISITS], [at_most, women])) == [("part_larger_than_whole", "possible")]


@pytest.mark.parametrize(
    ("shown", "other", "told"),
    [
        ({"value": 30}, {"value": 30}, []),
        ({"value": 30}, {"value": 31}, [("same_figure_twice", "certain")]),
        ({"value": 30}, {"value": 28, "value_to": 32}, []),
        ({"value": 30}, {"value": 25, "qualifier": Qualifier.MORE_THAN}, []),
        (
            {"value": 30},
            {"value": 35, "qualifier": Qualifier.MORE_THAN},
            [("same_figure_twice", "certain")],
        ),
        ({"value": 30}, {"value": 35, "qualifier": Qualifier.ABOUT}, []),
        (
            {"value": 30, "quality": Quality.UNCERTAIN},
            {"value": 31},
            [("same_figure_twice", "likely")],
        ),
    ],
)
def test_a_figure_that_two_places_give_differently_is_told_with_both(
    shown: dict[str, Any], other: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    rows = [
        replace(figure("visits", None), **shown),
        replace(figure("visits", None, account="slides"), **other),
    ]
    assert kinds(check([VISITS], rows)) == told


ROWS = st.lists(
    st.builds(
        lambda value, site, sex, area, qualifier, account: figure(
            "visits",
            value,
            by={k: v for k, v in (("site", site), ("sex", sex)) if v},
            area=area,
            qualifier=qualifier,
            account=account,
        ),
        st.integers(0, 40),
        st.sampled_from([None, "a", "b"]),
        st.sampled_from([None, "women", "men"]),
        st.sampled_from(["22", "2260", "2281"]),
        st.sampled_from(list(Qualifier)),
        st.sampled_from(["main", "slides"]),
    ),
    max_size=25,
    unique_by=lambda row: (row.key, row.account),
)


@given(ROWS)
def test_findings_are_the_same_in_whatever_order_the_figures_come(rows: list[Figure]) -> None:
    shuffled = random.Random(1).sample(rows, len(rows))
    one, two = check([VISITS], rows), check([VISITS], shuffled)
    assert [f.id for f in one.findings] == [f.id for f in two.findings]
    assert one.compared == two.compared
    assert len({f.id for f in one.findings}) == len(one.findings) <= one.compared


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=6))
def test_parts_that_are_added_up_rightly_are_never_told(parts: list[int]) -> None:
    assert check([VISITS], by_site("visits", sum(parts), *parts)).findings == ()


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6), st.integers(0, 1))
def test_shares_that_are_rounded_rightly_are_never_told(parts: list[int], decimals: int) -> None:
    shares = [round(100 * part / sum(parts), decimals) for part in parts]
    assert check([SHARES], by_site("shares", None, *shares)).findings == ()


@given(st.integers(1, 500), st.data())
def test_a_share_that_some_number_of_answers_gives_is_never_impossible(
    base: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, base))
    percent = float(f"{100 * count / base:.{data.draw(st.integers(0, 1))}f}")
    assert check([ANSWERS], [figure("answers", percent, denominator=base)]).findings == ()
    with_count = figure("answers", percent, numerator=count, denominator=base)
    assert check([ANSWERS], [with_count]).findings == ()


def test_persons_at_several_sites_are_told_as_possible_when_the_sum_is_a_little_too_large() -> None:
    overlapping = measured("patients", counted=Counted.PERSONS, partitions=frozenset())
    found = only(check([overlapping], by_site("patients", 219, 149, 30, 44)))
    assert (found.kind.value, found.certainty.value) == ("parts_against_total", "possible")
    assert found.difference == 4
    for parts in ((149, 30, 40), (149, 30), (149, 30, 144), (149, 30, 30)):
        assert kinds(check([overlapping], by_site("patients", 219, *parts))) == []


def test_a_base_that_another_indicator_gives_is_used_where_the_share_has_none_of_its_own() -> None:
    share = measured("of", Measure.SHARE, denominator_id="patients", partitions=frozenset())
    rows = [figure("patients", 50), figure("of", 87)]
    found = only(check([share, PATIENTS], rows))
    assert found.kind.value == "share_impossible"
    assert [side.place_id for side in found.evidence] == ["patients-22"]


def test_a_part_of_another_breakdown_is_not_taken_for_what_is_divided() -> None:
    share = measured("of", Measure.SHARE, numerator_id="few", denominator_id="few")
    few = measured("few", dimensions=frozenset({"sex"}))
    both_ways = figure("of", 86, by={"sex": "women", "site": "a"}, denominator=591)
    whole = figure("few", 591, by={"sex": "women"})
    assert kinds(check([share, few], [whole, both_ways])) == []
