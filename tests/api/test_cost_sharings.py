"""What everybody would pay under another rule, beside what is stated."""

from typing import Any

import pytest

from samplan.costs.summaries.sharing_schemas import CostSharing
from support.asking import Api, Json, faulty, problem
from support.costs import make_item, shares
from support.facts import MUNICIPALITIES
from support.observations import AREAS, INHABITANTS, lay_catalogue, observation, write
from support.people import Stage
from support.shapes import assert_shape

PRINCIPALS = {"22", *MUNICIPALITIES.values()}
ENDS = ("low", "high")
PUBLIC: Json = {"is_public": True, "place_id": "mapping-1897-inhabitants-15-84"}


@pytest.fixture(scope="module", autouse=True)
def inhabitants(stage: Stage) -> None:
    """Published inhabitants of three municipalities and, another year, of the county."""
    lay_catalogue(stage.database)
    rows = [
        observation(INHABITANTS, area, 1_000.0 * place, **PUBLIC)
        for place, area in enumerate(AREAS, start=1)
    ]
    rows.append(observation(INHABITANTS, "22", 9_000, period="2020", **PUBLIC))
    write(stage.database, rows)


def share(api: Api, **asked: Any) -> Json:
    """The county's plan, shared."""
    found = api.read("/cost-sharings", params={"plan": "22-plan"} | asked)
    assert_shape(CostSharing, found)
    return found


def by_id(found: Json) -> dict[str, Json]:
    """What everybody pays, by organisation."""
    return {one["organisationId"]: one for one in found["organisations"]}


def test_shared_equally_by_all_principals_it_is_the_annual_sum_to_the_krona(reading: Api) -> None:
    found = share(reading)
    assert found["rule"] == "equal"
    assert by_id(found).keys() == PRINCIPALS
    assert {one["weight"] for one in found["organisations"]} == {1}
    assert {one["percent"] for one in found["organisations"]} == {12.5}
    summed = reading.read("/cost-summaries", params={"plan": "22-plan", "by": "organisation"})
    assert found["annual"] == summed["total"]["annual"]
    for end in ENDS:
        parts = [one["shared"][end] for one in found["organisations"]]
        assert sum(parts) == found["annual"][end]
        assert max(parts) - min(parts) <= 2
    stated = {one["id"]: one["annual"] for one in summed["groups"]}
    for one in found["organisations"]:
        if one["organisationId"] in stated:
            assert one["stated"] == stated[one["organisationId"]]
        else:
            assert one["stated"]["high"] == 0
        for end in ENDS:
            assert one["difference"][end] == one["shared"][end] - one["stated"][end]
    assert found["notSummedIds"] == summed["total"]["notSummedIds"]
    assert "också det som ingen har sagts betala" in found["text"]["sv"].casefold()


def test_what_nobody_pays_stays_visible_and_is_shared_too(stage: Stage) -> None:
    item = make_item(
        stage.api,
        stage.keys,
        amount={"low": 100_000, "high": 300_000},
        payers=shares(("22", 60)),
        unallocatedPercent=40,
    )
    asked = {"item": item["id"], "among": ["2281", "2280"]}
    found = share(stage.api, **asked)
    paid = by_id(found)
    assert list(paid) == ["2281", "2280", "22"]
    assert found["unallocated"]["stated"]["low"] == 40_000
    assert found["unallocated"]["shared"]["high"] == 0
    assert (paid["22"]["stated"]["high"], paid["22"]["shared"]["high"]) == (180_000, 0)
    assert (paid["22"]["weight"], paid["22"]["percent"]) == (None, None)
    assert paid["22"]["difference"] == {"low": -60_000, "high": -180_000}
    assert (paid["2281"]["shared"]["low"], paid["2281"]["shared"]["high"]) == (50_000, 150_000)
    as_it_is = share(stage.api, rule="stated", **asked)
    assert as_it_is["unallocated"]["shared"] == as_it_is["unallocated"]["stated"]
    assert by_id(as_it_is)["22"]["shared"]["high"] == 180_000
    assert {one["difference"]["high"] for one in as_it_is["organisations"]} == {0}


def test_weights_of_one_s_own_decide(reading: Api) -> None:
    found = share(reading, item="22-f10-5", rule="weights", weight=["22:2", "2281:1,5", "2280:0.5"])
    paid = by_id(found)
    assert {one: paid[one]["weight"] for one in paid} == {"22": 2, "2281": 1.5, "2280": 0.5}
    assert {one: paid[one]["percent"] for one in paid} == {"22": 50, "2281": 37.5, "2280": 12.5}
    assert paid["22"]["shared"]["high"] == found["annual"]["high"] / 2
    none = share(reading, item="22-f10-5", rule="weights", weight=["22:1", "2281:0"])
    assert by_id(none)["2281"]["shared"]["high"] == 0


def test_inhabitants_are_those_of_one_indicator_and_year(stage: Stage) -> None:
    found = share(stage.api, item="22-f10-5", rule="inhabitants", among=list(AREAS))
    assert found["population"] == {"indicatorId": INHABITANTS, "period": "2021"}
    weights = {one["organisationId"]: one["weight"] for one in found["organisations"]}
    assert {one: weights[one] for one in AREAS} == {
        area: 1_000 * place for place, area in enumerate(AREAS, start=1)
    }
    paid = by_id(found)
    assert paid[AREAS[2]]["shared"]["low"] == pytest.approx(found["annual"]["low"] / 2, abs=1)
    among = {"rule": "inhabitants", "among": ["22", AREAS[0]]}
    response = stage.api.get("/cost-sharings", params={"plan": "22-plan"} | among)
    assert faulty(response) == ["rule"]
    assert "olika år" in response.json()["violations"][0]["message"]


def test_inhabitants_that_nobody_has_published_are_not_guessed(reading: Api) -> None:
    params = {"plan": "22-plan", "rule": "inhabitants"}
    response = reading.get("/cost-sharings", params=params)
    assert faulty(response) == ["rule"]
    told = response.json()["violations"][0]["message"]
    assert "Sundsvall" in told
    assert "välj en annan regel" in told


FAULTY: list[tuple[Json, str, str]] = [
    ({"rule": "lots"}, "rule", "Okänt värde"),
    ({"among": ["2580"]}, "among", "2281 (Sundsvall)"),
    ({"among": ["22-municipalities"]}, "among", "22-municipalities är ingen huvudman"),
    ({"rule": "weights"}, "weight", "minst en vikt"),
    ({"rule": "weights", "weight": ["2281:0"]}, "weight", "minst en vikt"),
    ({"rule": "weights", "weight": ["2281:1"], "among": ["2281", "2280"]}, "weight", "2280 saknar"),
    ({"rule": "weights", "weight": ["2281:1", "2280:1"], "among": ["2281"]}, "among", "2280 har"),
    ({"rule": "weights", "weight": ["moon:1"]}, "weight", "moon är ingen huvudman"),
    ({"rule": "weights", "weight": ["2281:-1"]}, "weight[0]", "2281:1,5"),
    ({"rule": "weights", "weight": ["2281"]}, "weight[0]", "2281:1,5"),
    ({"rule": "weights", "weight": ["2281:1.2345"]}, "weight[0]", "2281:1,5"),
    ({"rule": "equal", "weight": ["2281:1"]}, "weight", "bara när regeln är weights"),
    ({"organisation": "2281"}, "organisation", "hela kostnaden"),
    ({"step": 7}, "step", "steg 7"),
    ({"scenario": "no-such"}, "scenario", "inget sådant scenario"),
]


@pytest.mark.parametrize(("asked", "field", "words"), FAULTY, ids=str)
def test_what_cannot_be_shared_by_is_refused_with_words(
    reading: Api, asked: Json, field: str, words: str
) -> None:
    response = reading.get("/cost-sharings", params={"plan": "22-plan"} | asked)
    assert faulty(response) == [field]
    assert words in response.json()["violations"][0]["message"]


def test_a_plan_that_is_not_there_is_not_shared(reading: Api) -> None:
    problem(reading.get("/cost-sharings", params={"plan": "no-plan"}), 404)


def test_sharing_is_in_the_prices_that_are_asked_for(reading: Api) -> None:
    entered = share(reading, item="22-f10-5")
    later = share(reading, item="22-f10-5", priceYear=2023, index="kpi")
    assert later["annual"]["high"] > entered["annual"]["high"]
    assert later["prices"]["year"] == 2023
    assert sum(one["shared"]["high"] for one in later["organisations"]) == later["annual"]["high"]
