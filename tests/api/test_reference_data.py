"""The reference data as it is read back over the API: every cell of the facts, and no other."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

import pytest

from support.asking import Api, Json, problem
from support.facts import (
    REGION_COLUMNS,
    ROUND_OF_YEAR,
    bilaga_1,
    bilaga_2,
    region_cells,
    rows_of_bilaga_2,
    stated_count,
)

ROUNDS = ("22-2014", "22-2021")
GROUP = "22-municipalities"
DOCUMENT = {"document": "utredning-2021"}


class Read:
    """Everything of the two rounds, read over the API once."""

    def __init__(self, api: Api) -> None:
        self.cells = {r: api.items(f"/gap-rounds/{r}/assessments") for r in ROUNDS}
        self.statements = {r: api.items(f"/gap-rounds/{r}/group-statements") for r in ROUNDS}
        self.matrices = {r: api.read(f"/gap-matrices/{r}") for r in ROUNDS}
        places = api.items("/source-places", params=DOCUMENT)
        self.places = {place["id"]: place for place in places}

    def cells_at(self, round_id: str, place_id: str) -> list[Json]:
        """The cells that point at a place."""
        return [cell for cell in self.cells[round_id] if cell["source"]["id"] == place_id]

    def statements_at(self, round_id: str, place_id: str) -> list[Json]:
        """The statements that point at a place."""
        return [one for one in self.statements[round_id] if one["source"]["id"] == place_id]

    def methods(self, round_id: str) -> dict[str, Json]:
        """The rows of the matrix by method."""
        areas = self.matrices[round_id]["areas"]
        return {method["id"]: method for area in areas for method in area["methods"]}

    def place(self, appendix: str, line: str, column: str | None, label: str) -> Json:
        """The one place at a line of an appendix."""
        found = [
            place
            for place in self.places.values()
            if (place["appendix"], place["line"], place["column"], place["printedLabel"])
            == (appendix, int(line), column, label)
        ]
        assert len(found) == 1, f"{appendix}, line {line}, {label}: {len(found)} places"
        return found[0]


@cache
def _read(api: Api) -> Read:
    return Read(api)


@pytest.fixture
def read(reading: Api) -> Read:
    """Everything of the two rounds."""
    return _read(reading)


def by_organisation(cells: list[Json]) -> dict[str, str]:
    """Status by organisation."""
    return {cell["organisationId"]: cell["status"] for cell in cells}


def test_every_statement_of_bilaga_1_on_the_municipalities_is_read_back_at_its_place(
    read: Read,
) -> None:
    for row in bilaga_1():
        place = read.place("Bilaga 1", row["source_line"], row["year"], row["recommendation"])
        found = read.statements_at(ROUND_OF_YEAR[row["year"]], place["id"])
        said = [(one["groupId"], one["status"], one["count"], one["total"]) for one in found]
        assert said == [(GROUP, row["municipalities_status"], *stated_count(row))], row


def test_every_cell_of_bilaga_1_on_the_region_and_its_care_levels_is_read_back_at_its_place(
    read: Read,
) -> None:
    for row in bilaga_1():
        place = read.place("Bilaga 1", row["source_line"], row["year"], row["recommendation"])
        found = read.cells_at(ROUND_OF_YEAR[row["year"]], place["id"])
        assert by_organisation(found) == region_cells(row), row


def test_every_cell_of_bilaga_2_is_read_back_at_its_place(read: Read) -> None:
    for row, statuses in rows_of_bilaga_2():
        place = read.place("Bilaga 2", row["source_line"], None, row["method"])
        assert by_organisation(read.cells_at("22-2021", place["id"])) == statuses, row


def test_every_place_holds_the_section_the_note_and_the_paraphrase_as_transcribed(
    read: Read,
) -> None:
    for row in bilaga_1():
        place = read.place("Bilaga 1", row["source_line"], row["year"], row["recommendation"])
        assert place["section"] == row["area"]
        assert place["note"] == (row["note"] or None)
        assert place["summary"]["en"] == row["paraphrase_en"]
        assert place["summary"]["sv"].strip()
    for row in bilaga_2():
        place = read.place("Bilaga 2", row["source_line"], None, row["method"])
        assert place["section"] == row["section"]
        assert place["note"] == (row["note"] or None)
        assert place["summary"] is None


def test_the_cells_and_statements_are_those_of_the_facts_and_no_others(read: Read) -> None:
    expected = Counter[str]()
    for row in bilaga_1():
        expected[ROUND_OF_YEAR[row["year"]]] += len(region_cells(row))
    expected["22-2021"] += len(bilaga_2())
    assert {round_id: len(read.cells[round_id]) for round_id in ROUNDS} == expected
    years = Counter(ROUND_OF_YEAR[row["year"]] for row in bilaga_1())
    assert {round_id: len(read.statements[round_id]) for round_id in ROUNDS} == years
    of_gap = [place for place in read.places.values() if place["appendix"] is not None]
    assert len(of_gap) == len(bilaga_1()) + len(list(rows_of_bilaga_2()))


def test_every_cell_and_statement_is_entered_by_the_import_at_a_moment_and_a_revision(
    read: Read,
) -> None:
    for round_id in ROUNDS:
        for one in [*read.cells[round_id], *read.statements[round_id]]:
            assert one["enteredBy"] == "Inläsning av data"
            assert one["enteredAt"].endswith("Z")
            assert one["importRunId"].startswith("22-")
            assert one["revision"] > 0
            assert one["source"]["documentId"] == "utredning-2021"


def test_the_matrix_holds_the_same_cells_and_not_asked_for_all_others(read: Read) -> None:
    for round_id in ROUNDS:
        asked = {(c["methodId"], c["organisationId"]): c for c in read.cells[round_id]}
        seen = 0
        for method_id, row in read.methods(round_id).items():
            for cell in row["cells"]:
                found = asked.get((method_id, cell["organisationId"]))
                seen += found is not None
                assert shown_in_matrix(found) == without(cell, "organisationId")
        assert seen == len(asked)


def shown_in_matrix(cell: Json | None) -> Json:
    """What the matrix shows of a cell."""
    if cell is None:
        nothing = dict.fromkeys(("comment", "sourcePlaceId", "enteredBy", "enteredAt", "revision"))
        return {"status": "not_asked", **nothing}
    kept = {name: cell[name] for name in ("status", "comment", "enteredBy", "enteredAt")}
    return kept | {"sourcePlaceId": cell["source"]["id"], "revision": cell["revision"]}


def without(item: Mapping[str, object], *names: str) -> Json:
    """The item without some of its fields."""
    return {name: value for name, value in item.items() if name not in names}


def test_the_matrix_holds_the_same_group_statements(read: Read) -> None:
    for round_id in ROUNDS:
        shown = {
            (method_id, one["groupId"], one["status"], one["count"], one["sourcePlaceId"])
            for method_id, row in read.methods(round_id).items()
            for one in row["groupStatements"]
        }
        stored = {
            (one["methodId"], one["groupId"], one["status"], one["count"], one["source"]["id"])
            for one in read.statements[round_id]
        }
        assert shown == stored


def test_the_matrix_names_every_place_that_its_cells_and_statements_point_at(read: Read) -> None:
    for round_id in ROUNDS:
        sources = read.matrices[round_id]["sources"]
        named = {place["id"]: place for place in sources["places"]}
        used = {one["source"]["id"] for one in read.cells[round_id] + read.statements[round_id]}
        assert set(named) == used
        assert all(read.places[place_id] == place for place_id, place in named.items())
        assert [document["id"] for document in sources["documents"]] == ["utredning-2021"]


def test_every_row_of_the_matrix_is_labelled_as_one_of_its_sources_prints_it(read: Read) -> None:
    for round_id in ROUNDS:
        labels = defaultdict(set)
        for one in [*read.cells[round_id], *read.statements[round_id]]:
            labels[one["methodId"]].add(one["source"]["printedLabel"])
        for method_id, row in read.methods(round_id).items():
            assert row["printedLabel"] in labels[method_id]


def test_no_municipality_has_a_cell_in_2014(read: Read) -> None:
    organisations = [one["id"] for one in read.matrices["22-2014"]["organisations"]]
    assert organisations == ["22", "22-primary-care", "22-specialist-care"]


def test_a_blank_for_a_care_level_is_not_asked_and_has_no_cell_of_its_own(
    reading: Api, read: Read
) -> None:
    blanks = 0
    for row in bilaga_1():
        round_id = ROUND_OF_YEAR[row["year"]]
        place = read.place("Bilaga 1", row["source_line"], row["year"], row["recommendation"])
        method_id = read.statements_at(round_id, place["id"])[0]["methodId"]
        cells = by_organisation(read.methods(round_id)[method_id]["cells"])
        for column, organisation_id in REGION_COLUMNS.items():
            if not row[column]:
                blanks += 1
                assert cells[organisation_id] == "not_asked", row
    assert blanks == 177
    path = "/gap-rounds/22-2021/assessments/asi-adult/22-primary-care"
    problem(reading.get(path), 404)


def test_a_cell_that_was_asked_without_a_known_answer_is_unknown_and_never_not_asked(
    read: Read,
) -> None:
    unknown = [c for r in ROUNDS for c in read.cells[r] if c["status"] == "unknown"]
    stated = [status for row in bilaga_1() for status in region_cells(row).values()]
    assert len(unknown) == stated.count("unknown") == 8
    assert all(cell["answered"] for cell in unknown)


@pytest.mark.parametrize(
    ("label", "section", "method_id"),
    [
        ("AUDIT (alkohol)", "screening_adult", "audit-adult"),
        ("AUDIT", "screening_youth", "audit-youth"),
        ("CRA enskilt", "treatment_alcohol_adult", "cra-alcohol-individual"),
        ("CRA enskilt", "treatment_narcotics_adult", "cra-drugs-individual"),
        ("12-steg grupp", "treatment_narcotics_adult", "twelve-step-drugs-group"),
        ("Återfallsprevention", "treatment_youth", "relapse-prevention-youth"),
        ("Återfallsprevention", "treatment_alcohol_adult", "relapse-prevention-alcohol"),
        ("MI", "treatment_gambling", "mi-gambling"),
        ("KBT", "treatment_gambling", "cbt-gambling"),
        ("Vårdkedja (boende)", "support_housing", "housing-care-chain"),
        ("UBÅT", "other_tools", "ubat"),
        ("Cognitive behavioural therapy, alcohol (KBT)", "psychosocial_alcohol", "cbt-alcohol"),
        ("Cognitive behavioural therapy, cannabis (KBT)", "cannabis", "cbt-cannabis"),
        (
            "Community reinforcement approach, alcohol (CRA)",
            "psychosocial_alcohol",
            "cra-alcohol",
        ),
        ("Opiate withdrawal: methadone (metadon)", "drug_opioids", "methadone-opiate-withdrawal"),
        ("Opiate dependence: methadone (metadon)", "drug_opioids", "methadone-opiate-dependence"),
    ],
)
def test_a_printed_label_belongs_to_the_method_that_it_means(
    read: Read, label: str, section: str, method_id: str
) -> None:
    found = {
        one["methodId"]
        for one in [*read.cells["22-2021"], *read.statements["22-2021"]]
        if (one["source"]["printedLabel"], one["source"]["section"]) == (label, section)
    }
    assert found == {method_id}


def test_one_place_speaks_of_one_method(read: Read) -> None:
    for round_id in ROUNDS:
        methods = defaultdict(set)
        for one in [*read.cells[round_id], *read.statements[round_id]]:
            methods[one["source"]["id"]].add(one["methodId"])
        assert {place: len(found) for place, found in methods.items() if len(found) > 1} == {}


def test_the_two_rounds_are_published_and_follow_each_other(reading: Api) -> None:
    rounds = {one["id"]: one for one in reading.items("/gap-rounds", params={"county": "22"})}
    assert list(rounds) == ["22-2021", "22-2014"]
    assert {one["status"] for one in rounds.values()} == {"published"}
    assert (rounds["22-2021"]["previousRoundId"], rounds["22-2014"]["previousRoundId"]) == (
        "22-2014",
        None,
    )
    assert rounds["22-2014"]["editionId"] == "missbruk-beroende-before-2015"
    assert rounds["22-2021"]["editionId"] == "missbruk-beroende-2015"
    shown = rounds["22-2021"]
    assert (shown["methodCount"], shown["organisationCount"]) == (116, 10)
    assert (shown["asked"], shown["answered"]) == (529, 529)
    assert (rounds["22-2014"]["methodCount"], rounds["22-2014"]["asked"]) == (68, 129)


def test_the_priority_is_known_for_addis_only_and_stands_at_its_place(
    reading: Api, read: Read
) -> None:
    stated = [
        (method["id"], one["editionId"], one["priority"], one["sourcePlaceId"])
        for method in reading.items("/methods")
        for one in method["recommendations"]
        if one["priority"] is not None
    ]
    edition, place = "missbruk-beroende-2015", "bilaga-1-addis-adult-2021"
    assert sorted(stated) == [
        ("addis-adult", edition, 3, place),
        ("addis-youth", edition, 3, place),
    ]
    assert "priority 3, exists for adults and youth" in read.places[place]["note"]
    shown = read.methods("22-2021")
    priorities = {one["id"]: one["priority"] for one in shown.values() if one["priority"]}
    assert priorities == {"addis-adult": 3, "addis-youth": 3}


def test_a_method_is_recommended_when_an_edition_recommends_it_and_not_otherwise(
    reading: Api,
) -> None:
    for method in reading.items("/methods"):
        assert method["recommended"] == bool(method["recommendations"])
    wanted = reading.items("/methods", params={"recommended": True})
    other = reading.items("/methods", params={"recommended": False})
    assert {"audit-adult", "act"} <= {one["id"] for one in wanted}
    assert {"bbic", "freda"} <= {one["id"] for one in other}
    assert len(wanted) + len(other) == 116


def test_lineage_tells_what_was_new_in_2015_and_what_stayed(reading: Api, read: Read) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for method in reading.items("/methods"):
        for one in method["lineage"]:
            assert one["fromEditionId"] == "missbruk-beroende-before-2015"
            assert one["toEditionId"] == "missbruk-beroende-2015"
            assert one["note"].strip()
            kinds[one["kind"]].add(method["id"])
    assert kinds["new"] == {"addis-adult", "addis-youth"}
    assert set(kinds) == {"new", "same"}
    assert kinds["same"] == set(read.methods("22-2014")) - kinds["new"]


def test_forms_of_a_method_name_the_whole(reading: Api) -> None:
    links = {
        (method["id"], one["methodId"], one["kind"])
        for method in reading.items("/methods")
        for one in method["links"]
    }
    assert {link for link in links if link[2] == "form_of"} == {
        ("cra-alcohol-individual", "cra-alcohol", "form_of"),
        ("cra-alcohol-group", "cra-alcohol", "form_of"),
        ("twelve-step-alcohol-individual", "twelve-step-alcohol", "form_of"),
        ("twelve-step-alcohol-group", "twelve-step-alcohol", "form_of"),
    }
    whole = {method["id"]: method["variantOf"] for method in reading.items("/methods")}
    assert whole["cra-alcohol-group"] == "cra-alcohol"
    assert whole["cra-drugs-group"] is None


def test_the_organisations_are_the_county_s_principals_care_levels_units_and_group(
    reading: Api,
) -> None:
    shown = reading.items("/organisations", params={"county": "22"})
    assert [(one["id"], one["kind"], one["parentId"], one["name"]["sv"]) for one in shown] == [
        ("2260", "municipality", None, "Ånge kommun"),
        ("2281", "municipality", None, "Sundsvalls kommun"),
        ("2262", "municipality", None, "Timrå kommun"),
        ("2280", "municipality", None, "Härnösands kommun"),
        ("2282", "municipality", None, "Kramfors kommun"),
        ("2283", "municipality", None, "Sollefteå kommun"),
        ("2284", "municipality", None, "Örnsköldsviks kommun"),
        ("22", "region", None, "Region Västernorrland"),
        ("22-primary-care", "care_level", "22", "Primärvården i Region Västernorrland"),
        ("22-primary-care-north", "unit", "22-primary-care", "Primärvård norra"),
        ("22-primary-care-west", "unit", "22-primary-care", "Primärvård västra"),
        ("22-primary-care-south", "unit", "22-primary-care", "Primärvård södra"),
        ("22-primary-care-private", "unit", "22-primary-care", "Privat primärvård"),
        ("22-specialist-care", "care_level", "22", "Specialistvården i Region Västernorrland"),
        ("22-municipalities", "group", None, "Kommunerna i Västernorrland"),
    ]
    assert {one["id"]: one["scbCode"] for one in shown if one["scbCode"]} == {
        code: code for code in ("22", "2260", "2262", "2280", "2281", "2282", "2283", "2284")
    }
    private = [one["id"] for one in shown if one["provider"] == "private"]
    assert private == ["22-primary-care-private"]


def test_the_group_of_municipalities_has_the_seven_as_members(reading: Api) -> None:
    group = reading.read(f"/organisations/{GROUP}")
    members = ["2260", "2262", "2280", "2281", "2282", "2283", "2284"]
    assert group["memberIds"] == members
    listed = reading.items("/organisations", params={"group": GROUP, "sort": "id"})
    assert [one["id"] for one in listed] == members


def test_the_guideline_has_its_two_editions_oldest_first(reading: Api) -> None:
    guideline = reading.read("/guidelines/missbruk-beroende")
    editions = [(one["id"], one["year"]) for one in guideline["editions"]]
    assert editions == [("missbruk-beroende-before-2015", None), ("missbruk-beroende-2015", 2015)]
    assert guideline["publisher"] == "Socialstyrelsen"


def test_the_areas_stand_in_their_order_and_hold_every_method(reading: Api) -> None:
    areas = reading.items("/areas")
    assert [area["order"] for area in areas] == list(range(1, 28))
    used = {method["areaId"] for method in reading.items("/methods")}
    assert used == {area["id"] for area in areas}


def test_short_names_sort_as_swedish_does_with_the_last_three_letters_last(reading: Api) -> None:
    params = {"county": "22", "kind": "municipality", "sort": "shortName"}
    names = [one["shortName"] for one in reading.items("/organisations", params=params)]
    assert names == [
        "Härnösand",
        "Kramfors",
        "Sollefteå",
        "Sundsvall",
        "Timrå",
        "Ånge",
        "Örnsköldsvik",
    ]
    falling = reading.items("/organisations", params=params | {"sort": "-shortName"})
    assert [one["shortName"] for one in falling] == names[::-1]


def test_methods_sort_by_name_with_the_last_three_letters_after_z(reading: Api) -> None:
    names = [one["name"]["sv"] for one in reading.items("/methods", params={"sort": "name"})]
    first = [name[0].casefold() for name in names]
    alphabet = "1234567890abcdefghijklmnopqrstuvwxyzåäö"
    assert first == sorted(first, key=alphabet.index)
    assert first[-1] == "å"


def test_documents_of_the_investigation_are_listed_without_naming_a_person(reading: Api) -> None:
    documents = {one["id"]: one for one in reading.items("/source-documents")}
    assert documents["utredning-2021"]["publishedOn"] == "2021-10"
    assert documents["timra-socialnamnden-2021-11-16"]["referenceNumber"] == ("SN/2021-11-16 § 160")
    assert len(documents) == 9
