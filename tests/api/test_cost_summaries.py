"""Sums of costs over the API, against the investigation's own rows worked by hand."""

from typing import Any

import pytest

from samplan.costs.summaries.schemas import CostSummary
from samplan.costs.terms import Grouping
from support.asking import Api, Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import new_id

PATH = "/cost-summaries"
FIGURE_10 = [f"22-f10-{number}" for number in range(1, 9)]


def read(api: Api, **params: Any) -> Json:
    """A summary of the shipped plan."""
    return api.read(PATH, params={"plan": "22-plan", **params})


def ends(cost: Json) -> tuple[int | None, int | None]:
    """Both ends of a range."""
    return cost["low"], cost["high"]


def test_figure_10_is_7_6_to_11_2_million_a_year_and_may_be_more(reading: Api) -> None:
    """The lower ends of its eight rows make 7.6 million, the upper ends 11.2 million."""
    found = read(reading, item=FIGURE_10)
    assert found["total"]["annual"] == {
        "low": 7_600_000,
        "lowBound": "at_least",
        "high": 11_200_000,
        "highBound": "at_least",
        "isOpen": True,
    }
    assert ends(found["total"]["total"]) == (38_000_000, 56_000_000)
    assert found["years"] == [2022, 2023, 2024, 2025, 2026]
    assert found["firstYearFrom"] == "plan"
    assert [one["id"] for one in found["items"]] == FIGURE_10
    assert found["notSummed"] == []
    assert found["total"]["itemCount"] == 8


def test_figure_10_without_what_is_perhaps_needed(reading: Api) -> None:
    found = read(reading, item=FIGURE_10, optional="exclude")
    assert ends(found["total"]["annual"]) == (7_100_000, 10_200_000)
    assert {"22-f10-2": "optional"}.items() <= {
        one["id"]: one["why"] for one in found["leftOut"]
    }.items()


def test_what_step_1_costs_the_region_and_timra_each_year_in_two_years_prices(
    reading: Api,
) -> None:
    """The region pays Figure 10, Timrå 62 000 and 50 000 kronor. Courses fall on nobody yet.

    Consumer prices were 343.19 in 2021 and 403.70 in 2023. Item by item and to the krona, the
    lower ends of Figure 10 become 1 293 948, three times 588 158, 1 411 580, 2 352 633, 941 053 and
    1 176 316; the upper ends 1 293 948, three times 1 176 316, 3 881 844, 2 352 633, 941 053 and
    1 176 316. Timrå's become 72 932 and 58 816.
    """
    for prices, region, timra in (
        ({}, (7_600_000, 11_200_000), (112_000, 112_000)),
        (
            {"priceYear": 2023, "index": "kpi"},
            (8_940_004, 13_174_742),
            (131_748, 131_748),
        ),
    ):
        groups = {
            one["id"]: one["annual"]
            for one in read(reading, step=1, by="organisation", **prices)["groups"]
        }
        assert ends(groups["22"]) == region
        assert ends(groups["2262"]) == timra
        for organisation, expected in (("22", region), ("2262", timra)):
            alone = read(reading, step=1, organisation=organisation, **prices)
            assert ends(alone["total"]["annual"]) == expected
            assert alone["organisationId"] == organisation


def test_prices_say_which_values_of_which_index_were_used(reading: Api) -> None:
    prices = read(reading, priceYear=2023, index="kpi")["prices"]
    assert (prices["year"], prices["entered"]) == (2023, [2021])
    assert prices["index"]["publisher"]
    assert prices["index"]["values"] == [
        {"year": 2021, "value": 343.19},
        {"year": 2023, "value": 403.7},
    ]
    assert read(reading)["prices"] == {"year": None, "entered": [2021], "index": None}


@pytest.mark.parametrize("by", list(Grouping))
@pytest.mark.parametrize("prices", [{}, {"priceYear": 2010, "index": "kpi"}])
def test_every_grouping_adds_up_to_the_same_kronor(
    reading: Api, by: Grouping, prices: Json
) -> None:
    found = read(reading, by=by.value, **prices)
    assert_shape(CostSummary, found)
    for end in ("low", "high"):
        total = found["total"]["total"][end]
        assert sum(group["total"][end] or 0 for group in found["groups"]) == total
        assert sum(item["total"][end] for item in found["items"]) == total
        assert sum(year["range"][end] for year in found["total"]["years"]) == total
        parts = [part for item in found["items"] for part in item["organisations"]]
        assert sum(part["total"][end] for part in parts) == total
    if by is Grouping.YEAR:
        return
    for place, year in enumerate(found["total"]["years"]):
        listed = [group["years"][place]["range"]["low"] or 0 for group in found["groups"]]
        assert sum(listed) == year["range"]["low"]


def test_what_cannot_be_summed_is_told_with_why_and_is_never_nought(reading: Api) -> None:
    found = read(reading)
    reasons = {one["id"]: one["reason"] for one in found["notSummed"]}
    assert reasons["22-f10-9"] == "no_calculation"
    assert reasons["22-tab1-3"] == "no_price"
    assert reasons["22-tab1-4b"] == "no_quantity"
    assert found["total"]["notSummedIds"] == list(reasons)
    assert not {one["id"] for one in found["items"]} & set(reasons)
    assert all(one["total"]["high"] > 0 for one in found["items"])
    each = {one["id"]: one["priceEach"] for one in found["notSummed"]}
    assert each["22-f10-9"] is None
    assert ends(each["22-tab1-6"]) == (800, 800)
    by_step = {one["id"]: one for one in found["groups"]}
    assert "22-f10-9" in by_step[None]["notSummedIds"]


def test_courses_every_other_year_are_counted_in_the_years_that_they_fall(reading: Api) -> None:
    found = read(reading, item=["22-tab1-1", "22-tab1-2"])
    assert [ends(one["range"])[0] for one in found["total"]["years"]] == [
        295_000, 0, 295_000, 0, 295_000,
    ]  # fmt: skip
    assert ends(found["total"]["annual"]) == (177_000, 177_000)
    [group] = read(reading, item="22-tab1-1", by="organisation")["groups"]
    assert (group["id"], group["name"]["sv"]) == (None, "Inte fördelat")
    by_year = read(reading, item="22-tab1-1", by="year")["groups"]
    assert [one["number"] for one in by_year] == [2022, 2023, 2024, 2025, 2026]
    assert [one["total"]["high"] for one in by_year] == [250_000, 0, 250_000, 0, 250_000]
    late = read(reading, item="22-tab1-1", firstYear=2023, years=2)
    assert late["items"][0]["years"] == [2023]
    assert late["firstYearFrom"] == "asked"


@pytest.mark.parametrize(
    ("alternative", "expected"), [("22-txt-doc-1", 1_160_000), ("22-txt-doc-2", 3_300_000)]
)
def test_an_employed_physician_or_a_locum(reading: Api, alternative: str, expected: int) -> None:
    found = read(reading, item="22-f10-5", choice=f"22-f10-5:{alternative}")
    assert ends(found["total"]["annual"]) == (expected, expected)
    [item] = found["items"]
    assert item["chosenAlternativeId"] == alternative
    assert item["stepId"] == "22-plan-step-1"
    assert found["choice"]["choices"] == [{"itemId": "22-f10-5", "alternativeId": alternative}]
    assert {one["id"] for one in found["leftOut"] if one["why"] == "alternative"} == {
        "22-txt-doc-1", "22-txt-doc-2", "22-txt-syr-1", "22-txt-syr-2",
    }  # fmt: skip


def test_scenarios_that_follow_from_the_plan(reading: Api) -> None:
    """Outside the steps lie the health centres, more than 3 million."""
    first = read(reading, scenario="22-plan-steps-1")
    everything = read(reading, scenario="22-plan-all")
    assert first["scenario"] == {
        "id": "22-plan-steps-1",
        "name": {"sv": "Steg 1", "en": "Step 1"},
    }
    assert first["choice"]["steps"] == [1]
    annual = ends(first["total"]["annual"]), ends(everything["total"]["annual"])
    assert annual == ((8_505_000, 12_105_000), (11_505_000, 15_105_000))
    assert everything["total"] == read(reading)["total"]


def test_what_the_address_says_stands_instead_of_what_the_scenario_says(stage: Stage) -> None:
    choice = {
        "items": ["22-f10-5"],
        "choices": [{"itemId": "22-f10-5", "alternativeId": "22-txt-doc-1"}],
        "firstYear": 2024,
        "years": 2,
    }
    sent = {"id": new_id(), "planId": "22-plan", "name": "Prov", "choice": choice}
    body(stage.api.post("/cost-scenarios", json=sent, key=stage.keys.lead), 201)
    kept = read(stage.api, scenario=sent["id"])
    assert ends(kept["total"]["total"]) == (2_320_000, 2_320_000)
    assert (kept["years"], kept["firstYearFrom"]) == ([2024, 2025], "scenario")
    assert kept["scenario"]["name"] == {"sv": "Prov", "en": None}
    over = read(stage.api, scenario=sent["id"], choice="22-f10-5:22-txt-doc-2", years=3)
    assert ends(over["total"]["total"]) == (9_900_000, 9_900_000)
    assert over["years"] == [2024, 2025, 2026]


def test_activities_that_nobody_has_costed_are_told(reading: Api) -> None:
    found = read(reading, step=2)
    assert found["items"] == []
    assert found["groups"] == []
    bare = [one["code"] for one in found["activitiesWithoutItems"]]
    assert bare
    assert all(code.startswith("2.") for code in bare)


def test_what_it_costs_each_inhabitant_says_which_inhabitants(reading: Api) -> None:
    """7 600 000 and 11 200 000 by 197 885 inhabitants from 15 to 84 years of age."""
    found = read(reading, item=FIGURE_10, by="organisation")
    expected = {
        "population": 197_885,
        "period": "2020",
        "areaId": "22",
        "indicatorId": "inhabitants-15-84",
        "annualLow": 38.41,
        "annualHigh": 56.6,
    }
    assert found["total"]["perInhabitant"] == expected
    assert found["groups"][0]["perInhabitant"] == expected
    assert read(reading, organisation="2262")["total"]["perInhabitant"] is None


def test_amounts_have_their_sources(reading: Api) -> None:
    found = read(reading, item=["22-f10-1"])
    [item] = found["items"]
    places = {one["id"]: one for one in found["sources"]["places"]}
    assert item["sourcePlaceId"] in places
    assert places[item["sourcePlaceId"]]["documentId"] in {
        one["id"] for one in found["sources"]["documents"]
    }


def test_a_large_plan_can_be_had_without_its_items(reading: Api) -> None:
    whole, short = read(reading), read(reading, items="false")
    assert short["items"] == []
    for part in ("total", "groups", "notSummed", "leftOut", "rule"):
        assert short[part] == whole[part]


@pytest.mark.parametrize("model", ["independent", "together"])
def test_a_spread_is_told_apart_from_the_sum(reading: Api, model: str) -> None:
    found = read(reading, item=FIGURE_10, spread=model)
    spread = found["spread"]
    assert 7_600_000 <= spread["p10"] <= spread["p50"] <= spread["p90"] <= 11_200_000
    assert (spread["model"], spread["openItems"]) == (model, 5)
    assert spread["note"]["sv"]
    assert found["total"] == read(reading, item=FIGURE_10)["total"]
    assert read(reading)["spread"] is None


def test_the_rule_says_what_happened_and_nothing_else(reading: Api) -> None:
    rule = read(reading)["rule"]
    for said in ("5 år, 2022–2026", "kan kosta mer", "8 poster som inte går att räkna", "2021 års"):
        assert said in rule["sv"]
    sure = read(reading, item="22-f10-6", years=1, priceYear=2023, index="kpi")["rule"]
    assert sure["sv"] == (
        "Kostnader under 2022. De lägsta beloppen läggs ihop för sig och de högsta för sig. "
        "Beloppen är omräknade till 2023 års priser med indexet "
        "”Konsumentprisindex (KPI), fastställda tal, årsmedel”."
    )
    timra = read(reading, organisation="2262")["rule"]
    assert "Timrå" in timra["sv"]
    assert "Timrå" in timra["en"]


@pytest.mark.parametrize(
    ("params", "fields"),
    [
        ({"step": 9}, ["step"]),
        ({"step": "ett"}, ["step[0]"]),
        ({"item": "22-no-such"}, ["item"]),
        ({"item": "22-txt-doc-1"}, ["item"]),
        ({"without": "22-no-such"}, ["without"]),
        ({"choice": "22-f10-5"}, ["choice[0]"]),
        ({"choice": "22-f10-5:22-txt-syr-1"}, ["choice"]),
        ({"choice": "22-no-such:22-txt-doc-1"}, ["choice"]),
        ({"scenario": "22-no-such"}, ["scenario"]),
        ({"years": 0}, ["years"]),
        ({"years": 31}, ["years"]),
        ({"firstYear": 1900}, ["firstYear"]),
        ({"priceYear": 2023}, ["index"]),
        ({"index": "kpi"}, ["priceYear"]),
        ({"priceYear": 2023, "index": "no-such"}, ["index"]),
        ({"priceYear": 2025, "index": "kpi"}, ["priceYear"]),
        ({"organisation": "25"}, ["organisation"]),
        ({"by": "colour"}, ["by"]),
        ({"optional": "perhaps"}, ["optional"]),
        ({"step": 9, "scenario": "22-no-such", "years": 5}, ["scenario", "step"]),
    ],
)
def test_what_cannot_be_asked(reading: Api, params: Json, fields: list[str]) -> None:
    answer = reading.get(PATH, params={"plan": "22-plan", **params})
    assert faulty(answer) == fields


def said(api: Api, **params: Any) -> str:
    """What the first fault is said to be."""
    answer = problem(api.get(PATH, params={"plan": "22-plan", **params}), 422)
    return str(answer["violations"][0]["message"])


def test_faults_are_said_in_words_that_help(reading: Api) -> None:
    assert said(reading, step=9) == "Planen har inget steg 9. Den har steg 1, 2, 3."
    assert "kpi (Konsumentprisindex" in said(reading, priceYear=2023)
    assert "choice=22-f10-5:22-txt-doc-1" in said(reading, item="22-txt-doc-1")
    assert "med kolon emellan" in said(reading, choice="22-f10-5")
    assert said(reading, years=31) == "Ange ett antal år från 1 till 30."


def test_a_year_that_the_index_lacks_is_told_with_the_items_that_need_it(reading: Api) -> None:
    words = said(reading, priceYear=2025, index="kpi", item=["22-f10-1", "22-f10-3"])
    assert words == (
        "Indexet ”Konsumentprisindex (KPI), fastställda tal, årsmedel” har inget värde för 2025. "
        "Det har värden från 2010 till 2023. Det behövs för: F10-1, F10-3."
    )
    assert "till." in said(reading, priceYear=2025, index="kpi")


def test_an_item_without_a_price_year_is_told(stage: Stage) -> None:
    sent = {"priceYear": None}
    version = stage.api.read("/cost-items/22-f10-6")["version"]
    key = stage.keys.lead
    changed = stage.api.patch("/cost-items/22-f10-6", json=sent, key=key, version=version)
    assert changed.status_code == 200
    words = said(stage.api, priceYear=2023, index="kpi", item=["22-f10-6", "22-f10-1"])
    assert words == "Prisår saknas, så priserna kan inte räknas om: F10-6."
    beside = read(stage.api, priceYear=2023, index="kpi", without="22-f10-6")
    assert beside["prices"]["year"] == 2023
    assert "inte känt vilket års pris" in read(stage.api, item="22-f10-6")["rule"]["sv"]


def test_there_is_no_such_plan(reading: Api) -> None:
    problem(reading.get(PATH, params={"plan": "22-no-such"}), 404)


def test_an_answer_is_not_sent_again_and_a_write_is_seen_at_once(stage: Stage) -> None:
    address = f"{PATH}?plan=22-plan&item=22-f10-8"
    first = stage.api.get(address)
    etag = first.headers["etag"]
    assert stage.api.get(address, headers={"If-None-Match": etag}).status_code == 304
    version = stage.api.read("/cost-items/22-f10-8")["version"]
    sent = {"amountText": "1,5 mkr"}
    key = stage.keys.lead
    body(stage.api.patch("/cost-items/22-f10-8", json=sent, key=key, version=version))
    again = stage.api.get(address, headers={"If-None-Match": etag})
    assert ends(body(again)["total"]["annual"]) == (1_500_000, 1_500_000)


def test_who_takes_part_without_a_figure_has_no_amount_rather_than_nought(
    reading: Api,
) -> None:
    found = read(reading, step=1, by="organisation")
    group = next(one for one in found["groups"] if one["id"] == "22-municipalities")
    assert group["itemCount"] == 0
    assert group["notSummedCount"] == 5
    assert group["annual"]["low"] is group["annual"]["high"] is None
    assert group["annual"]["highBound"] == "not_costed"
    assert {one["range"]["high"] for one in group["years"]} == {None}


def test_an_organisation_that_nobody_has_reckoned_for_has_no_amount(reading: Api) -> None:
    found = read(reading, organisation="2281")
    assert found["total"]["itemCount"] == 0
    assert found["total"]["total"]["high"] is None
    assert found["total"]["perInhabitant"] is None
    unknown = read(reading, item="22-tab1-3", by="year")["groups"]
    assert {one["total"]["high"] for one in unknown} == {None}
