"""A county's findings over the API: all that is published, with both places and its review."""

from typing import Any

import pytest

from samplan.db.base import now
from samplan.db.history import revision
from samplan.db.session import writing
from samplan.reconciliation.county.schemas import CountyFindingList, FindingReviewInfo
from samplan.statistics.tables import Collection, Observation
from samplan.statistics.terms import CollectionStatus, Qualifier, Quality
from support.asking import Api, Json, body, faulty, problem
from support.people import MAKER, Keys, Stage
from support.shapes import assert_shape
from support.steps import history

COUNTY = {"county": "22", "limit": 1000}
DRUGS = "parts-against-total--emergency-patients--2019--22--visit-cause-drugs--site"
ALL = {
    "count-against-forms-22-2021-cra-alcohol-22-municipalities": "likely",
    "count-against-near-22-2021-twelve-step-stimulants-22-municipalities": "possible",
    "blank-against-cells-22-2021-hap-adult-22-municipalities": "possible",
    "share-impossible--22-region-2020--meets-people--yes": "certain",
    "share-impossible--22-region-2020--reports-of-concern--yes": "certain",
    DRUGS: "possible",
    "average-against-parts--frequent-visitor-average--2019--2283": "possible",
    "participant-without-figure--22-plan-1-4--2260": "likely",
    "participant-without-figure--22-plan-1-4--2281": "likely",
    "stated-total-against-rows--statement--22-f10-total": "likely",
    "text-against-table--alternatives--22-f10-7": "possible",
    "text-against-table--statement--22-txt-beds": "likely",
}
SAID: Json = {"countyId": "22", "state": "explained", "reason": "Patienter sökte på två orter."}


def by_id(api: Api, key: str | None = None, **params: Any) -> dict[str, Json]:
    """The county's findings."""
    found = api.items("/county-findings", params=COUNTY | params, key=key)
    return {one["id"]: one for one in found}


def review(api: Api, key: str, finding_id: str = DRUGS, **sent: Any) -> Any:
    """Say something of a finding; the response."""
    version = sent.pop("version", None)
    path = f"/finding-reviews/{finding_id}"
    return api.put(path, json=SAID | sent, key=key, version=version)


def test_the_reference_data_has_exactly_these_findings(reading: Api) -> None:
    found = by_id(reading)
    assert {id_: one["certainty"] for id_, one in found.items()} == ALL


def test_findings_have_the_shape_that_the_contract_says(reading: Api) -> None:
    page = reading.read("/county-findings", params=COUNTY)
    assert_shape(CountyFindingList, page)
    assert page["compared"] == 176


def test_the_surest_come_first(reading: Api) -> None:
    sure = [one["certainty"] for one in by_id(reading).values()]
    assert sure == ["certain"] * 2 + ["likely"] * 5 + ["possible"] * 5


def test_three_sites_that_make_more_than_the_whole_are_told_with_every_place(reading: Api) -> None:
    found = by_id(reading)[DRUGS]
    assert found["arithmetic"]["sv"].startswith("149 + 44 + 30 = 223, angivet 219.")
    assert found["arithmetic"]["en"].startswith("149 + 44 + 30 = 223, stated 219.")
    assert (found["difference"], found["unit"]["sv"]) == (4, "patienter")
    assert found["subject"]["id"] == "emergency-patients"
    assert found["statement"]["sourcePlace"]["line"] == 1338
    assert [side["sourcePlace"]["line"] for side in found["evidence"]] == [1340] * 3


def test_every_finding_has_its_words_in_both_languages_and_its_places(reading: Api) -> None:
    for found in by_id(reading).values():
        sides = [found["statement"], *found["evidence"]]
        for text in (found["title"], found["arithmetic"], *(side["text"] for side in sides)):
            assert text["sv"].strip()
            assert text["en"].strip()
        assert all(side["sourcePlace"] is not None for side in sides)
        assert found["review"]["state"] == "open"


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({"domain": "gap"}, 3),
        ({"domain": "statistics"}, 2),
        ({"domain": "questionnaires"}, 2),
        ({"domain": "costs"}, 5),
        ({"domain": ["gap", "statistics"]}, 5),
        ({"kind": "share_impossible"}, 2),
        ({"kind": "share_impossible", "domain": "statistics"}, 0),
        ({"certainty": "possible"}, 5),
        ({"state": "open"}, 12),
        ({"state": ["explained", "accepted"]}, 0),
    ],
)
def test_findings_are_filtered(reading: Api, params: dict[str, Any], count: int) -> None:
    assert len(by_id(reading, **params)) == count


def test_a_county_that_has_published_no_figures_has_no_findings_in_them(reading: Api) -> None:
    page = reading.read("/county-findings", params={"county": "25"})
    assert [one for one in page["countyFindings"] if one["domain"] != "gap"] == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", ["county"]),
        ("county=99", ["county"]),
        ("county=22&domain=money", ["domain[0]"]),
        ("county=22&kind=odd", ["kind[0]"]),
        ("county=22&state=closed", ["state[0]"]),
        ("county=22&sort=colour", ["sort"]),
    ],
)
def test_what_means_nothing_is_named_as_a_fault(reading: Api, query: str, named: list[str]) -> None:
    assert faulty(reading.get(f"/county-findings?{query}")) == named


def test_what_a_lead_says_of_a_finding_stands_beside_it_and_in_the_history(
    api: Api, keys: Keys
) -> None:
    made = review(api, keys.lead)
    assert made.headers["etag"] == '"v1"'
    assert_shape(FindingReviewInfo, body(made))
    shown = by_id(api)[DRUGS]["review"]
    assert (shown["state"], shown["reason"]) == ("explained", SAID["reason"])
    assert (shown["version"], shown["reviewedBy"]) == (1, None)
    assert by_id(api, keys.reader)[DRUGS]["review"]["reviewedBy"] == "Projektledningen"
    assert list(by_id(api, state="explained")) == [DRUGS]
    body(review(api, keys.lead, state="accepted", reason="Rättas i nästa.", version=1))
    changes = history(api, keys.lead, objectType="finding-review", objectId=DRUGS)
    assert [(one["action"], one["reason"]) for one in changes] == [
        ("update", "Rättas i nästa."),
        ("create", SAID["reason"]),
    ]
    gone = api.delete(f"/finding-reviews/{DRUGS}", key=keys.lead, version=2)
    assert gone.status_code == 204
    assert by_id(api)[DRUGS]["review"]["state"] == "open"
    changes = history(api, objectType="finding-review", objectId=DRUGS)
    assert [one["action"] for one in changes] == ["delete", "update", "create"]
    problem(api.delete(f"/finding-reviews/{DRUGS}", key=keys.lead, version=2), 404)


def test_two_who_review_at_once_do_not_lose_each_other_s_words(api: Api, keys: Keys) -> None:
    body(review(api, keys.lead))
    problem(review(api, keys.administrator, state="accepted"), 428)
    problem(review(api, keys.administrator, state="accepted", version=7), 412)
    assert by_id(api)[DRUGS]["review"]["state"] == "explained"
    problem(api.delete(f"/finding-reviews/{DRUGS}", key=keys.lead), 428)
    problem(api.delete(f"/finding-reviews/{DRUGS}", key=keys.lead, version=2), 412)


def test_only_the_county_s_lead_says_anything_and_only_of_what_is_found(untouched: Stage) -> None:
    api, keys, others = untouched.api, untouched.keys, untouched.others
    for key in (keys.reader, keys.reporter, others.lead, others.reporter):
        problem(review(api, key), 403)
    problem(api.put(f"/finding-reviews/{DRUGS}", json=SAID), 401)
    problem(review(api, keys.lead, finding_id="nothing-such"), 404)
    problem(review(api, others.lead, countyId="25"), 404)


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"state": "open"}, ["state"]),
        ({"state": "odd"}, ["state"]),
        ({"reason": ""}, ["reason"]),
        ({"reason": "  "}, ["reason"]),
        ({"reason": "x" * 2001}, ["reason"]),
        ({"reason": None}, ["reason"]),
        ({"countyId": "Ö"}, ["countyId"]),
    ],
)
def test_a_review_without_a_reason_or_a_state_is_refused(
    untouched: Stage, sent: Json, named: list[str]
) -> None:
    assert faulty(review(untouched.api, untouched.keys.lead, **sent)) == named


def figures_that_do_not_add_up(stage: Stage, *, is_public: bool, period: str) -> None:
    """Thirty persons, and 3 + 29 of them at two care levels, in a published collection."""
    key: dict[str, Any] = {
        "county_id": "22",
        "indicator_id": "gambling-disorder-patients",
        "area_id": "2281",
    }
    with writing(stage.database) as session:
        for breakdown, value in (
            ("", 30),
            ("care-level=primary-care", 3),
            ("care-level=specialist-care", 29),
        ):
            session.add(
                Observation(
                    **key,
                    period=period,
                    breakdown=breakdown,
                    collection_id="22-mapping-2021",
                    organisation_id="2281",
                    value=value,
                    qualifier=Qualifier.EXACT,
                    quality=Quality.MEASURED,
                    is_public=is_public,
                    place_id="mapping-1873-gambling-disorder-patients" if is_public else None,
                    entered_at=now(),
                )
            )
        revision(session, MAKER)


def test_small_numbers_that_are_not_published_make_findings_for_the_county_s_lead_only(
    stage: Stage,
) -> None:
    figures_that_do_not_add_up(stage, is_public=False, period="2024")
    figures_that_do_not_add_up(stage, is_public=True, period="2025")
    hidden, told = (
        f"parts-against-total--gambling-disorder-patients--{year}--2281--care-level"
        for year in (2024, 2025)
    )
    api, keys, others = stage.api, stage.keys, stage.others
    for key in (None, keys.reader, keys.reporter, keys.regional, others.lead):
        found = by_id(api, key)
        assert told in found
        assert hidden not in found
        for form in ("csv", "csv-plain"):
            params = COUNTY | {"format": form}
            assert hidden not in api.get("/county-findings", params=params, key=key).text
    assert {hidden, told} <= set(by_id(api, keys.lead))
    body(review(api, keys.lead, finding_id=hidden))
    assert history(api, keys.reader, objectType="finding-review", objectId=hidden) == []
    assert len(history(api, keys.lead, objectType="finding-review", objectId=hidden)) == 1


def test_figures_that_are_not_published_yet_make_no_findings(stage: Stage) -> None:
    with writing(stage.database) as session:
        session.add(
            Collection(
                id="22-later", county_id="22", title_sv="Senare", status=CollectionStatus.OPEN
            )
        )
        session.flush()
        row: dict[str, Any] = {
            "county_id": "22",
            "period": "2026",
            "breakdown": "",
            "collection_id": "22-later",
        }
        row |= {"organisation_id": "22", "qualifier": "exact", "quality": "measured"}
        for area_id, value in (("22", 5), ("2281", 6)):
            session.add(
                Observation(
                    **row,
                    indicator_id="laro-sites",
                    area_id=area_id,
                    value=value,
                    entered_at=now(),
                )
            )
        revision(session, MAKER)
    found = by_id(stage.api, stage.keys.administrator)
    assert [one for one in found if "laro-sites" in one] == []
