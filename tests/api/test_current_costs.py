"""What care costs today beside the plan, and how many placements cost as much."""

from typing import Any

import pytest

from samplan.costs.today.schemas import BreakEvenReading, CurrentCosts
from support.asking import Api, Json, faulty, problem
from support.facts import costs_of_today
from support.observations import OPEN, PATIENTS, lay_catalogue, observation, write
from support.people import Stage
from support.shapes import assert_shape

PUBLIC: Json = {"is_public": True, "place_id": "mapping-2442-placement-costs-2019"}


@pytest.fixture(scope="module", autouse=True)
def figures(stage: Stage) -> None:
    """A cost that is not published yet, and two small numbers of placements."""
    lay_catalogue(stage.database)
    write(
        stage.database,
        [
            observation("placement-costs", "22", 1.0, period="2023", collection_id=OPEN),
            observation("placement-costs", "22", 900_000, period="2018", **PUBLIC),
            observation("placements", "22", 2, period="2018"),
            observation("placements", "2281", 2, period="2017"),
            observation(PATIENTS, "22", 50),
        ],
    )


def current(api: Api, **options: Any) -> list[Json]:
    """The county's figures."""
    found = api.read("/current-costs", params={"county": "22"}, **options)
    assert_shape(CurrentCosts, found)
    return list(found["figures"])


def even(api: Api, **asked: Any) -> Json:
    """How many placements cost as much as what is chosen."""
    asked = {"plan": "22-plan", "scenario": "22-plan-steps-1"} | asked
    found = api.read("/break-evens", params=asked)
    assert_shape(BreakEvenReading, found)
    return found


def said(found: Json, language: str = "sv") -> str:
    """The arithmetic with plain spaces."""
    words: str = found["arithmetic"][language]
    return words.replace("\u00a0", " ")


def cautions(found: Json) -> str:
    """All words of caution."""
    return " ".join(one["sv"] for one in found["cautions"])


def test_every_cost_of_today_is_shown_with_its_source(reading: Api) -> None:
    found = reading.read("/current-costs", params={"county": "22"})
    shown = [one["value"] for one in found["figures"] if one["indicatorId"] != "placements"]
    assert sorted(shown) == sorted(float(row["low_sek"]) for row in costs_of_today())
    places = {one["id"]: one["line"] for one in found["sources"]["places"]}
    lines = {int(row["source_line"]) for row in costs_of_today()}
    assert lines <= set(places.values())
    assert all(one["sourcePlaceId"] in places for one in found["figures"])
    assert not any(one["isWithheld"] for one in found["figures"])
    order = [one["indicatorId"] for one in found["figures"]]
    assert order == sorted(order, key=["care-cost", "placement-costs", "placements"].index)


def test_a_figure_says_what_it_is_of_and_how_it_is_to_be_read(reading: Api) -> None:
    [psychiatry] = [
        one
        for one in current(reading)
        if [part["categoryId"] for part in one["parts"]] == ["inpatient", "psychiatry"]
    ]
    assert (psychiatry["value"], psychiatry["unit"]["sv"]) == (31_000_000, "kronor")
    assert [part["name"]["sv"] for part in psychiatry["parts"]] == ["Vårdform", "Klinik"]
    assert "inte per patient" in psychiatry["caution"]["sv"]
    newest = current(reading)[-1]
    assert newest["indicatorId"] == "placements"
    costs = [one for one in current(reading) if one["indicatorId"] == "placement-costs"]
    assert {one["qualifier"] for one in costs} == {"about"}
    assert all("sex av sju" in one["caution"]["sv"] for one in costs)


def test_only_published_figures_are_shown_whoever_asks(stage: Stage) -> None:
    for key in (None, stage.keys.reporter, stage.keys.lead, stage.keys.administrator):
        assert not [one for one in current(stage.api, key=key) if one["period"] == "2023"]


def test_small_numbers_stay_withheld_but_for_those_who_may_see_them(stage: Stage) -> None:
    hidden = [one for one in current(stage.api) if one["period"] in {"2017", "2018"}]
    small = [one for one in hidden if one["indicatorId"] == "placements"]
    assert {(one["value"], one["qualifier"], one["isWithheld"]) for one in small} == {
        (None, None, True)
    }
    assert all(one["withheld"]["sv"] for one in small)
    params = {"county": "22", "figures": "unprotected"}
    path = "/current-costs"
    problem(stage.api.get(path, params=params), 401)
    problem(stage.api.get(path, params=params, key=stage.others.lead), 403)
    seen = stage.api.read(path, params=params, key=stage.keys.lead)["figures"]
    assert [one["value"] for one in seen if one["period"] == "2017"] == [2]


def test_a_county_without_figures_has_none_and_one_that_is_not_there_is_told(
    reading: Api,
) -> None:
    problem(reading.get("/current-costs", params={"county": "99"}), 404)
    assert faulty(reading.get("/current-costs")) == ["county"]


def test_the_first_step_costs_as_much_as_some_placements_of_2020(reading: Api) -> None:
    found = even(reading)
    assert (found["cost"]["value"], found["count"]["value"]) == (73_200_000, 89)
    assert (found["cost"]["period"], found["perUnit"]) == ("2020", 822_472)
    summed = reading.read(
        "/cost-summaries", params={"plan": "22-plan", "scenario": "22-plan-steps-1"}
    )
    assert found["annual"] == summed["total"]["annual"]
    for end in ("low", "high"):
        many = found["annual"][end] / 822_472
        assert found["needed"][end] == pytest.approx(many, abs=0.05)
        assert (
            found["needed"][f"whole{end.title()}"] - 1
            < many
            <= found["needed"][f"whole{end.title()}"]
        )
    assert found["needed"]["isOpen"] == found["annual"]["isOpen"]
    assert said(found).startswith("73 200 000 kr ÷ 89 placeringar = 822 472 kr per placering; ")
    assert said(found, "en").startswith(
        "SEK 73,200,000 ÷ 89 placements = SEK 822,472 per placement; "
    )
    places = {one["id"] for one in found["sources"]["places"]}
    assert {found["cost"]["sourcePlaceId"], found["count"]["sourcePlaceId"]} == places


def test_what_the_division_does_not_say_stands_beside_it(reading: Api) -> None:
    words = cautions(even(reading))
    assert "Färre placeringar är inte detsamma som sparade pengar" in words
    assert "räknas aldrig in i ett scenario" in words
    assert "dagens i 2020 och planens i 2021" in words
    assert "sex av sju" in words
    assert "ungefärlig" in words
    assert "öppen uppåt" in words
    assert "De är inte gratis" in words


def test_both_are_converted_to_the_price_year_that_is_asked_for(reading: Api) -> None:
    found = even(reading, item="22-f10-5", step=[], priceYear=2023, index="kpi")
    used = round(73_200_000 * 403.70 / 335.92)
    assert found["cost"]["used"] == pytest.approx(used, abs=1)
    assert found["perUnit"] == pytest.approx(used / 89, abs=1)
    assert [one["year"] for one in found["prices"]["index"]["values"]] == [2020, 2021, 2023]
    assert said(found).startswith("73 200 000 kr × 403,7 ÷ 335,92 = 87 ")
    assert "omräknade till 2023 års priser" in cautions(found)
    assert "olika års priser" not in cautions(found)
    same = even(reading, priceYear=2020, index="kpi")
    assert same["cost"]["used"] == same["cost"]["value"]
    assert said(same).startswith("73 200 000 kr ÷ 89")


def test_another_period_and_only_what_falls_on_one_organisation(reading: Api) -> None:
    found = even(reading, period="2019", organisation="2262")
    assert (found["perUnit"], found["organisationId"]) == (round(65_300_000 / 90), "2262")
    assert found["annual"]["high"] < even(reading)["annual"]["high"]


FAULTY: list[tuple[Json, str, str]] = [
    ({"period": "2016"}, "period", "2019, 2020"),
    ({"period": "yesterday"}, "period", "."),
    ({"costIndicator": "no-such"}, "costIndicator", "no-such finns inte"),
    ({"countIndicator": "no-such"}, "countIndicator", "no-such finns inte"),
    ({"costIndicator": "placements"}, "costIndicator", "inte i kronor"),
    ({"countIndicator": "placement-costs"}, "countIndicator", "något annat"),
    ({"costIndicator": "care-cost"}, "period", "ingen period"),
    ({"priceYear": 2022}, "index", "Ange vilket prisindex"),
    ({"priceYear": 2024, "index": "kpi"}, "priceYear", "2024"),
    ({"step": 9}, "step", "steg 9"),
]


@pytest.mark.parametrize(("asked", "field", "words"), FAULTY, ids=str)
def test_what_cannot_be_divided_is_refused_with_words(
    reading: Api, asked: Json, field: str, words: str
) -> None:
    response = reading.get("/break-evens", params={"plan": "22-plan"} | asked)
    assert field in faulty(response)
    told = {one["field"]: one["message"] for one in response.json()["violations"]}
    assert words in told[field]


def test_a_withheld_number_is_not_divided_by(stage: Stage) -> None:
    response = stage.api.get("/break-evens", params={"plan": "22-plan", "period": "2018"})
    assert faulty(response) == ["countIndicator"]
    assert "skydda" in response.json()["violations"][0]["message"]


def test_today_s_costs_are_no_part_of_any_scenario(reading: Api) -> None:
    items = reading.items("/cost-items", params={"plan": "22-plan"})
    amounts = {float(row["low_sek"]) for row in costs_of_today() if row["topic"] != "KPP"}
    assert not {one["amount"]["high"] for one in items} & amounts
