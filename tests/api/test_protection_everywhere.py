"""Nobody who reads all that is given out finds out a count that is withheld."""

import itertools
import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from samplan.disclosure.model import CountTable, Rule
from support.asking import Api, Json, body
from support.attacker import against, found_out
from support.jsonstat import in_pandas
from support.observations import (
    AREAS,
    AVERAGE,
    COUNTY,
    DIMENSIONS,
    OPEN,
    PATIENTS,
    SHARE,
    TOTAL,
    VISITS,
    Key,
    Truth,
    forget,
    invent,
    lay_catalogue,
    observation,
    write,
)
from support.people import Stage
from support.tables import read_csv, read_plain_csv, read_xlsx

RULE = Rule()
LAYOUTS = [
    "rows=area&rows=t-sex&rows=t-age&columns=period",
    "rows=area&columns=t-sex",
    "rows=t-age&columns=area",
    "rows=t-sex&columns=t-age",
    "rows=t-sex&where=t-age:t-old&columns=area",
    *(f"rows=t-sex&rows=t-age&area={area}" for area in AREAS),
]


@pytest.fixture(scope="module", autouse=True)
def catalogue(stage: Stage) -> None:
    """The invented indicators, without figures."""
    lay_catalogue(stage.database)


@pytest.fixture(params=range(3))
def truth(stage: Stage, request: pytest.FixtureRequest) -> Iterator[Truth]:
    """A cube of patients; by turns with all its sums stored, with some, and with none."""
    found = invent(request.param)
    inner = [key for key in found.counts if TOTAL not in key[1:]]
    stored = [list(found.counts), [*inner, (TOTAL, TOTAL, TOTAL)], inner][request.param]
    write(stage.database, found.rows(PATIENTS, stored))
    visits = {key: 3 * count + 1 for key, count in found.counts.items()}
    write(stage.database, Truth(visits).rows(VISITS, stored))
    write(
        stage.database,
        [
            row | {"value": round(visits[key] / count, 2), "denominator": count}
            for key in stored
            if (count := found.counts[key])
            for row in found.rows(AVERAGE, [key])
        ],
    )
    yield found
    forget(stage.database)


def key_of(area: str, parts: dict[str, str]) -> Key:
    """The key of a count in the cube."""
    sex, age = (parts.get(name, TOTAL) for name in DIMENSIONS)
    return TOTAL if area == COUNTY else area, sex, age


Seen = dict[tuple[str, Key], set[float | None]]


def seen_by(api: Api, key: str | None = None, **params: Any) -> Seen:
    """Every value of every count that is given out in any table, list, file or form."""
    seen: Seen = {}
    for one in api.items("/observations", params={"topic": "t-topic", **params}, key=key):
        parts = {part["dimensionId"]: part["categoryId"] for part in one["breakdown"]}
        at = key_of(one["areaId"], parts)
        note(seen, one["indicatorId"], at, one["value"])
        if one["indicatorId"] == AVERAGE:
            note(seen, PATIENTS, at, one["denominator"])
    for indicator, layout in itertools.product((PATIENTS, VISITS, AVERAGE), LAYOUTS):
        path = f"/tables?county={COUNTY}&indicator={indicator}&{layout}"
        path += "".join(f"&{name}={value}" for name, value in params.items())
        table = api.read(path, key=key)
        order = [dimension["id"] for dimension in table["dimensions"]]
        for cell in table["cells"]:
            parts = dict(zip(order, cell["key"], strict=True))
            if cell["status"] != "missing":
                note(seen, indicator, key_of(parts["area"], parts), cell["value"])
    return seen


def note(seen: Seen, indicator: str, at: Key, value: float | None) -> None:
    """Note what is said of a count."""
    seen.setdefault((indicator, at), set()).add(value)


def withheld_of(seen: Seen, truth: Truth) -> frozenset[Key]:
    """The counts that are withheld; none is shown in one place and withheld in another."""
    withheld = set()
    for (indicator, at), values in seen.items():
        if indicator != PATIENTS:
            continue
        shown = values - {None}
        assert shown <= {truth.counts[at]}
        if not shown:
            withheld.add(at)
        elif None in values:
            # Only a denominator may be blank where the count itself is shown.
            assert (AVERAGE, at) in seen
    return frozenset(withheld)


def test_nothing_that_is_withheld_can_be_worked_out_of_all_lists_and_tables(
    stage: Stage, truth: Truth
) -> None:
    seen = seen_by(stage.api)
    withheld = withheld_of(seen, truth)
    counts: dict[tuple[str, ...], int] = {
        at: truth.counts[at] for indicator, at in seen if indicator == PATIENTS
    }
    small = {at for at, count in counts.items() if 0 < count < RULE.threshold}
    assert small
    assert small <= withheld
    assert set(counts) - withheld
    table = CountTable(truth.axes, counts)
    assert found_out(table, RULE, withheld) == {}
    attacker = against(table, RULE, withheld)
    for (indicator, at), values in seen.items():
        if indicator == AVERAGE and values != {None}:
            assert at not in withheld, "an average tells what it was divided by"
    assert attacker is not None


def test_all_forms_say_that_a_count_is_withheld_and_none_says_nought(
    stage: Stage, truth: Truth
) -> None:
    path = f"/tables?county={COUNTY}&indicator={PATIENTS}&{LAYOUTS[0]}"
    cells = stage.api.read(path)["cells"]
    withheld = [place for place, cell in enumerate(cells) if cell["status"] == "withheld"]
    assert withheld
    for place in withheld:
        cell = cells[place]
        assert (cell["value"], cell["valueTo"], cell["text"]) == (None, None, None)
        assert (cell["qualifier"], cell["reason"]) == (None, "protected")
    stat = stage.api.read(f"{path}&format=json-stat")
    assert [stat["value"][place] for place in withheld] == [None] * len(withheld)
    assert {stat["status"][str(place)] for place in withheld} == {"withheld"}
    assert {stat["extension"]["reason"][str(place)] for place in withheld} == {"protected"}
    read = list(in_pandas(stat).values())
    assert [read[place] for place in withheld] == [None] * len(withheld)
    for form, opened in (("csv", read_csv), ("csv-plain", read_plain_csv)):
        table = opened(stage.api.get(f"{path}&format={form}").content)
        value, status = table[0].index("Värde"), table[0].index("Lägeskod")
        rows = [table[1:][place] for place in withheld]
        assert {(row[value], row[status]) for row in rows} == {("", "withheld")}
    book = read_xlsx(stage.api.get(f"{path}&format=xlsx").content)
    sheet = list(book["Siffror"].iter_rows(values_only=True))
    value = sheet[0].index("Värde")
    assert {sheet[1:][place][value] for place in withheld} == {None}


def test_a_withheld_figure_has_no_numerator_denominator_or_words_either(
    stage: Stage, truth: Truth
) -> None:
    listed = stage.api.items("/observations", params={"topic": "t-topic"})
    withheld = [one for one in listed if one["withheld"]]
    assert {one["indicatorId"] for one in withheld} >= {PATIENTS, AVERAGE}
    for one in withheld:
        blank = ("value", "valueTo", "valueText", "numerator", "denominator", "denominatorText")
        assert [one[name] for name in blank] == [None] * len(blank)
        assert (one["qualifier"], one["note"]) == (None, None)
        assert one["withheld"]["reason"] == "protected"
        assert one["withheld"]["words"]["sv"]
    assert all(one["note"] for one in listed if not one["withheld"])
    table = read_plain_csv(stage.api.get("/observations?topic=t-topic&format=csv-plain").content)
    heads = [table[0].index(name) for name in ("Värde", "Täljare", "Nämnare")]
    why = table[0].index("Varför det inte visas")
    blanks = [[row[at] for at in heads] for row in table[1:] if row[why]]
    assert len(blanks) == len(withheld)
    assert all(row == ["", "", ""] for row in blanks)


def test_history_tells_nobody_what_is_withheld(stage: Stage, truth: Truth) -> None:
    for key in (None, stage.keys.reader, stage.keys.reporter, stage.keys.neighbour):
        changes = stage.api.items("/changes", params={"objectType": "observation"}, key=key)
        for change in changes:
            for state in (change["before"], change["after"]):
                assert state is None or state["isPublic"] is True


def test_who_leads_the_county_sees_it_all_when_asking_for_it(stage: Stage, truth: Truth) -> None:
    seen = seen_by(stage.api, stage.keys.lead, figures="unprotected")
    for (indicator, at), values in seen.items():
        if indicator == PATIENTS:
            assert values == {truth.counts[at]}
    protected = withheld_of(seen_by(stage.api, stage.keys.lead), truth)
    assert protected == withheld_of(seen_by(stage.api), truth)


def test_a_lead_is_told_which_reason_and_nobody_else(stage: Stage, truth: Truth) -> None:
    path = f"/tables?county={COUNTY}&indicator={PATIENTS}&{LAYOUTS[0]}"
    reasons = {cell["reason"] for cell in stage.api.read(path, key=stage.keys.lead)["cells"]}
    assert reasons - {None} <= {"small", "complementary", "linked"}
    assert "small" in reasons
    for key in (None, stage.keys.reader, stage.keys.reporter, stage.others.lead):
        reasons = {cell["reason"] for cell in stage.api.read(path, key=key)["cells"]}
        assert reasons - {None} == {"protected"}


def test_a_reporter_sees_the_own_organisation_s_figures_and_no_others_unprotected(
    stage: Stage, truth: Truth
) -> None:
    mine = AREAS[0]
    key = reporter_of(stage, mine)
    params = {"topic": "t-topic", "figures": "unprotected", "county": COUNTY}
    listed = stage.api.items("/observations", params=params, key=key)
    assert {one["withheld"] is None for one in listed if one["organisationId"] == mine} == {True}
    others = {
        (one["indicatorId"], one["areaId"], json.dumps(one["breakdown"])): one["value"]
        for one in listed
        if one["organisationId"] != mine
    }
    public = {
        (one["indicatorId"], one["areaId"], json.dumps(one["breakdown"])): one["value"]
        for one in stage.api.items("/observations", params={"topic": "t-topic"})
        if one["organisationId"] != mine
    }
    assert others == public


def reporter_of(stage: Stage, organisation: str) -> str:
    """The key of a municipality's reporter."""
    new = {"name": "Provet", "role": "reporter", "organisationId": organisation}
    made = body(stage.api.post("/api-keys", json=new, key=stage.keys.administrator), 201)
    secret: str = made["secret"]
    return secret


REFUSED = {"nobody": 401, "reader": 403, "other lead": 403, "other reporter": 403}


@pytest.mark.parametrize("who", REFUSED)
def test_unprotected_figures_are_refused_to_all_who_may_not_see_them(
    stage: Stage, who: str
) -> None:
    key = {
        "nobody": None,
        "reader": stage.keys.reader,
        "other lead": stage.others.lead,
        "other reporter": stage.others.reporter,
    }[who]
    for path in (
        f"/tables?county={COUNTY}&indicator={PATIENTS}",
        f"/observations?county={COUNTY}",
        "/datasets/22-frequent-visitors/data",
    ):
        mark = "&" if "?" in path else "?"
        response = stage.api.get(f"{path}{mark}figures=unprotected", key=key)
        assert response.status_code == REFUSED[who], path


def test_unprotected_figures_are_never_kept_for_others(stage: Stage, truth: Truth) -> None:
    path = f"/tables?county={COUNTY}&indicator={PATIENTS}&{LAYOUTS[0]}"
    for form in ("json", "json-stat", "csv", "xlsx"):
        asked = f"{path}&format={form}&figures=unprotected"
        headers = stage.api.get(asked, key=stage.keys.lead).headers
        assert headers["cache-control"] == "private, no-cache"
        assert stage.api.get(asked).status_code == 401
    csv = "/observations?format=csv&figures=unprotected"
    headers = stage.api.get(csv, key=stage.keys.lead).headers
    assert headers["cache-control"] == "private, no-cache"


def test_an_unpublished_collection_is_not_there_for_those_who_have_no_part_in_it(
    stage: Stage,
) -> None:
    mine, other = AREAS[0], AREAS[1]
    rows = [observation(PATIENTS, one, 50, collection_id=OPEN) for one in (mine, other)]
    write(stage.database, rows)
    path, params = "/observations", {"indicator": PATIENTS}

    def areas(key: str | None) -> set[str]:
        return {one["areaId"] for one in stage.api.items(path, params=params, key=key)}

    assert areas(None) == areas(stage.keys.reader) == areas(stage.others.lead) == set()
    assert areas(reporter_of(stage, mine)) == {mine}
    assert areas(stage.keys.lead) == areas(stage.keys.administrator) == {mine, other}
    table = f"/tables?county={COUNTY}&indicator={PATIENTS}&rows=area"
    assert stage.api.read(table)["cells"] == []
    assert len(stage.api.read(table, key=stage.keys.lead)["cells"]) == 2
    forget(stage.database)


def test_another_account_of_a_figure_does_not_tell_what_the_main_one_withholds(
    stage: Stage,
) -> None:
    rows = [observation(PATIENTS, AREAS[0], 3, account=one) for one in ("main", "t-other")]
    rows += [observation(PATIENTS, AREAS[1], 60), observation(PATIENTS, COUNTY, 93)]
    rows += [observation(PATIENTS, AREAS[2], 30)]
    rows += [observation(PATIENTS, AREAS[1], 2, account="t-other")]
    write(stage.database, rows)
    listed = stage.api.items("/observations", params={"indicator": PATIENTS})
    shown = {(one["areaId"], one["account"]): one["value"] for one in listed}
    assert shown[AREAS[0], "main"] is None
    assert shown[AREAS[0], "t-other"] is None
    assert shown[AREAS[1], "t-other"] is None
    assert None in {shown[AREAS[1], "main"], shown[AREAS[2], "main"], shown[COUNTY, "main"]}
    forget(stage.database)


def test_a_share_of_few_is_withheld_and_so_is_one_that_leaves_few(stage: Stage) -> None:
    rows = [
        observation(SHARE, AREAS[0], 6, denominator=50),
        observation(SHARE, AREAS[1], 98, denominator=50),
        observation(SHARE, AREAS[2], 50, denominator=50),
        observation(SHARE, COUNTY, 75, denominator=4),
    ]
    write(stage.database, rows)
    listed = stage.api.items("/observations", params={"indicator": SHARE})
    shown = {one["areaId"]: one["value"] for one in listed}
    assert (shown[AREAS[0]], shown[AREAS[1]], shown[COUNTY]) == (None, None, None)
    forget(stage.database)


def test_a_figure_that_its_owner_has_published_is_never_withheld(stage: Stage) -> None:
    place = stage.api.items("/source-places")[0]["id"]
    write(stage.database, [observation(PATIENTS, COUNTY, 2, is_public=True, place_id=place)])
    [one] = stage.api.items("/observations", params={"indicator": PATIENTS})
    assert (one["value"], one["withheld"]) == (2, None)
    forget(stage.database)


def test_what_is_withheld_follows_each_write_at_once(stage: Stage) -> None:
    def shown() -> Json:
        listed = stage.api.items("/observations", params={"indicator": PATIENTS})
        return {one["areaId"]: one["value"] for one in listed}

    write(stage.database, [observation(PATIENTS, one, 20) for one in AREAS[:2]])
    assert shown() == {AREAS[0]: 20, AREAS[1]: 20}
    write(stage.database, [observation(PATIENTS, AREAS[2], 1)])
    write(stage.database, [observation(PATIENTS, COUNTY, 41)])
    found = shown()
    assert found[AREAS[2]] is None
    assert list(found.values()).count(None) >= 2
    forget(stage.database)
    assert shown() == {}


def test_a_lead_is_told_what_the_protection_costs(stage: Stage, truth: Truth) -> None:
    rows = stage.api.items("/protections", params={"county": COUNTY}, key=stage.keys.lead)
    [row] = [one for one in rows if one["indicatorId"] == PATIENTS]
    withheld = withheld_of(seen_by(stage.api), truth)
    assert row["primary"] + row["complementary"] + row["linked"] == len(withheld)
    assert row["shareWithheld"] == round(len(withheld) / row["cells"], 4)
    assert Fraction(row["primary"]) > 0
