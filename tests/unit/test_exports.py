"""Exports: what goes in comes out, as text where it is text, in every format and language."""

import csv
import io
import math
import time
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from samplan.costs.items.examples import ITEM
from samplan.costs.roles.examples import ROLE_COST
from samplan.costs.statements.examples import STATEMENT
from samplan.costs.summaries.examples import SUMMARY
from samplan.exports.columns import RESOURCES, sheets_of, to_csv, to_xlsx
from samplan.exports.csv_writer import PLAIN, CsvForm, neutralise, restore, write_csv
from samplan.exports.plan.words import PLAN_VOCABULARIES
from samplan.exports.sheets import About, Cell, CellValue, Column, Formula, Sheet, clean
from samplan.exports.words import STATUS, VOCABULARIES, Language, Words, said, word
from samplan.exports.xlsx_writer import MAX_TEXT, write_xlsx
from samplan.gap.comparison import compare_rounds
from samplan.gap.gaps import list_gaps
from samplan.gap.matrix import fold_matrix
from samplan.plan.activities.examples import DETAIL
from samplan.plan.agreements.examples import AGREEMENT
from samplan.plan.decisions.matrix_examples import MATRIX
from samplan.plan.impact.examples import ANALYSIS, FOLLOW_UP
from samplan.plan.progress.examples import REPORT
from samplan.questionnaires.results.examples import COMPARISON, RESULT
from samplan.questionnaires.rounds import examples as asking
from samplan.reconciliation.checks import find_disagreements
from samplan.statistics.catalogue.examples import INDICATOR
from samplan.statistics.collections.examples import COMPLETENESS
from samplan.statistics.cubes.examples import TABLE
from samplan.statistics.observations.schemas import OBSERVATION
from samplan.statistics.reporting.examples import FORM
from support.gap_rounds import reference_lineage, reference_links, reference_round

LANGUAGES: tuple[Language, ...] = ("sv", "en")
ROUND = {
    "id": "22-2021",
    "countyId": "22",
    "year": 2021,
    "title": {"sv": "GAP-analys 2021", "en": "Gap analysis 2021"},
    "status": "published",
}
ROUND_BEFORE = {**ROUND, "id": "22-2014", "year": 2014}
PLACE: dict[str, Any] = {
    "id": "bilaga-1-cra-alcohol-2021",
    "documentId": "utredning-2021",
    "documentTitle": "Utredning 2021",
    "appendix": "Bilaga 1",
    "table": None,
    "figure": None,
    "section": None,
    "line": 4350,
    "column": "2021",
    "printedLabel": "CRA",
    "summary": {"sv": "Erbjuds av 4 av 7", "en": "Offered by 4 of 7"},
    "note": None,
}
DOCUMENTS = [
    {"id": "utredning-2021", "title": "Utredning 2021", "publisher": "Social ReKo"},
    {"id": "protokoll", "title": {"sv": "Protokoll", "en": "Minutes"}, "url": "https://x.se/p"},
]
META = {
    "_meta": {"revision": 12, "asOf": "2021-10-05T08:00:00Z"},
    "_links": {"self": {"href": "https://samplan.example.se/samplan/v1/x?y=1", "rel": "self"}},
    "sources": {"documents": DOCUMENTS, "places": [PLACE]},
}
NAME = {"sv": "Ö", "en": None}


def _bodies() -> dict[str, dict[str, Any]]:
    """Return an answer of every resource, the computed ones from the reference data."""
    then, now = reference_round("22-2014"), reference_round("22-2021")
    lineage = reference_lineage()
    findings = [
        {
            "id": finding.id,
            "kind": finding.kind.value,
            "certainty": finding.certainty.value,
            "roundId": finding.round_id,
            "methodId": finding.method_id,
            "methodName": finding.method_name,
            "title": finding.title,
            "arithmetic": finding.arithmetic,
            "difference": finding.difference,
            "statement": {"text": finding.statement.text, "sourcePlace": PLACE},
            "evidence": [{"text": e.text, "sourcePlace": None} for e in finding.evidence],
        }
        for finding in find_disagreements(now, reference_links())
    ]
    compared = compare_rounds([then, now], lineage)
    return {
        "gap-matrices": {"round": ROUND, **fold_matrix(now), **META},
        "gap-comparisons": {"rounds": [ROUND_BEFORE, ROUND], **compared, **META},
        "gaps": {"round": ROUND, **list_gaps(now, then, lineage), **META},
        "findings": {"findings": findings, "_meta": {}, "_links": META["_links"]},
        "questionnaire-results": RESULT,
        "questionnaire-comparisons": COMPARISON,
        "county-findings": {
            "countyFindings": [
                {
                    **finding,
                    "domain": "gap",
                    "unit": {"sv": "organisationer", "en": "organisations"},
                    "subject": {
                        "type": "method",
                        "id": finding["methodId"],
                        "name": finding["methodName"],
                    },
                    "review": {"state": "open", "reason": None, "reviewedAt": None},
                }
                for finding in findings
            ],
            "_meta": {},
            "_links": META["_links"],
        },
        **_lists(),
    }


def _lists() -> dict[str, dict[str, Any]]:
    answer = {"roundId": "22-2021", "methodId": "audit-adult", "status": "partly"}
    cell = {**answer, "organisationId": "2281", "comment": "=1+1", "answered": True}
    entered = {"enteredBy": None, "enteredAt": None, "importRunId": "1", "revision": 3}
    return {
        "assessments": {"assessments": [{**cell, **entered, "source": PLACE}]},
        "group-statements": {
            "groupStatements": [
                {**answer, "id": "s", "groupId": "g", "count": 4, "total": 7, "source": PLACE}
            ]
        },
        "columns": {
            "columns": [
                {
                    "organisationId": "2281",
                    "organisationName": NAME,
                    "kind": "municipality",
                    "asked": 2,
                    "answered": 1,
                    "late": True,
                    "lastAnsweredAt": None,
                    "state": "started",
                }
            ]
        },
        "column": {
            "round": ROUND,
            "organisation": {"id": "2281", "name": NAME},
            "answers": [
                {**cell, "methodName": NAME, "areaName": NAME, "previous": None},
                {
                    **cell,
                    "methodName": NAME,
                    "areaName": NAME,
                    "answered": False,
                    "previous": {"roundId": "r", "status": "offered", "comment": None},
                },
            ],
        },
        "methods": {
            "methods": [
                {
                    "id": "addis-adult",
                    "name": NAME,
                    "areaId": "a",
                    "substance": "several",
                    "ageGroup": "adult",
                    "kind": "assessment",
                    "variantOf": None,
                    "recommended": True,
                    "recommendations": [{"id": "r", "editionId": "e", "priority": 3}],
                    "lineage": [
                        {
                            "kind": "new",
                            "fromEditionId": "e1",
                            "toEditionId": "e2",
                            "fromMethodId": None,
                            "toMethodId": "addis-adult",
                        }
                    ],
                }
            ]
        },
        "organisations": {
            "organisations": [
                {
                    "id": "2281",
                    "name": NAME,
                    "shortName": "Sundsvall",
                    "kind": "municipality",
                    "provider": "public",
                    "scbCode": "2281",
                    "memberIds": ["a", "b"],
                    "successors": [{"organisationId": "c"}],
                }
            ]
        },
        "changes": {
            "changes": [
                {
                    "revision": 1,
                    "at": "2021-10-05T08:00:00Z",
                    "actor": {"name": "Lead", "role": "lead", "organisationId": None},
                    "channel": "api",
                    "action": "update",
                    "objectType": "assessment",
                    "objectId": "22-2021/audit-adult/2281",
                    "before": {"status": "partly"},
                    "after": None,
                    "reason": "Fel",
                }
            ]
        },
        "source-documents": {"sourceDocuments": DOCUMENTS},
        "indicators": {"indicators": [INDICATOR]},
        "completeness": COMPLETENESS,
        "figure-form": FORM,
        "observations": {"observations": [OBSERVATION]},
        "tables": TABLE,
        "source-places": {"sourcePlaces": [PLACE]},
        "cost-items": {"costItems": [ITEM], **META},
        "cost-statements": {"costStatements": [STATEMENT], **META},
        "role-costs": {"roleCosts": [ROLE_COST], **META},
        "cost-summaries": SUMMARY,
        "activities": {"activities": [DETAIL], **META},
        "progress-reports": {"progressReports": [REPORT], **META},
        "decision-matrices": MATRIX,
        "agreements": {"agreements": [AGREEMENT], **META},
        "impact-analyses": {"impactAnalyses": [ANALYSIS], **META},
        "follow-ups": {"followUps": [FOLLOW_UP], **META},
        "recipients": {"recipients": [asking.RECIPIENT]},
        "participation": asking.PARTICIPATION,
    }


BODIES = _bodies()


def read_csv(data: bytes, form: CsvForm | None = None) -> list[list[str]]:
    """Return the rows of a CSV file as a spreadsheet would cut them."""
    delimiter = form.delimiter if form else ";"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def read_xlsx(data: bytes) -> Workbook:
    """Return a workbook as it was written, formulas not calculated."""
    return load_workbook(io.BytesIO(data))


def one_sheet(*rows: tuple[Cell, ...]) -> Sheet:
    """Return a sheet of the rows, with a column for each value of the first."""
    columns = tuple(
        Column(f"c{i}", {"sv": f"Kolumn {i}", "en": f"Column {i}"}) for i in range(len(rows[0]))
    )
    return Sheet("Blad", columns, rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("resource", sorted(RESOURCES))
def test_every_answer_can_be_had_in_both_formats_and_languages(
    resource: str, language: Language
) -> None:
    body = BODIES[resource]
    sheets = sheets_of(resource, body, language)
    assert all(len(row) == len(sheet.columns) for sheet in sheets for row in sheet.rows)
    rows = read_csv(to_csv(resource, body, language))
    is_wide_first = resource in {"gap-matrices", "tables", "cost-summaries", "decision-matrices"}
    sheet = sheets[1 if is_wide_first else 0]
    assert rows[0] == [said(column.heading, language) for column in sheet.columns]
    assert len(rows) == len(sheet.rows) + 1
    workbook = read_xlsx(to_xlsx(resource, body, language))
    titles = [sheet.title for sheet in sheets]
    ends = ["Sources", "About"] if language == "en" else ["Källor", "Om"]
    if resource != "source-places":
        assert workbook.sheetnames == titles + ends
    else:
        assert len(set(workbook.sheetnames)) == 3


def test_the_matrix_is_one_wide_sheet_and_one_row_for_each_cell_and_statement() -> None:
    body = BODIES["gap-matrices"]
    workbook = read_xlsx(to_xlsx("gap-matrices", body))
    wide = list(workbook["Matris"].iter_rows(values_only=True))
    long = list(workbook["Celler"].iter_rows(values_only=True))
    assert len(wide) == 1 + 116
    assert len(long) == 1 + 1160 + 68
    audit = dict(zip(wide[0], wide[1], strict=True))
    assert audit["Sundsvall"] == "Erbjuds"
    assert audit["Kommuner som erbjuder"] == 7
    statements = [row for row in long if row[14] == "Grupp"]
    assert len(statements) == 68
    cra = next(r for r in statements if r[4] == "cra-alcohol")
    assert cra[15:19] == ("partly", "Erbjuds delvis", 4, 7)
    assert cra[21] == "Utredning 2021, Bilaga 1, rad 4350, 2021"


def test_a_workbook_opens_with_headings_frozen_filtered_and_wide_enough() -> None:
    sheet = read_xlsx(to_xlsx("gap-matrices", BODIES["gap-matrices"]))["Matris"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref is not None
    assert sheet.auto_filter.ref.startswith("A1:")
    assert all(cell.font.b for cell in sheet[1])
    assert sheet.column_dimensions["B"].width > 40


def test_a_workbook_tells_its_sources_and_where_it_comes_from() -> None:
    workbook = read_xlsx(to_xlsx("gap-matrices", BODIES["gap-matrices"]))
    sources = list(workbook["Källor"].iter_rows(values_only=True))
    assert sources[1][0] == "bilaga-1-cra-alcohol-2021"
    assert "Social ReKo" in sources[1]
    assert sources[2][2] == "Protokoll"
    told = {row[0]: row[1] for row in workbook["Om"].iter_rows(values_only=True)}
    assert told == {
        "Innehåll": "GAP-matris",
        "Omgång": "GAP-analys 2021 (22-2021, Fastställd)",
        "Revision": "12",
        "Gäller": "2021-10-05T08:00:00Z",
        "Adress": "https://samplan.example.se/samplan/v1/x?y=1",
    }


def test_the_sources_of_a_list_are_those_within_its_items() -> None:
    for resource in ("assessments", "group-statements", "findings"):
        workbook = read_xlsx(to_xlsx(resource, BODIES[resource]))
        assert workbook["Källor"]["A2"].value == PLACE["id"]


def test_the_form_of_a_column_leaves_what_is_not_answered_empty_and_offers_the_words() -> None:
    sheet = read_xlsx(to_xlsx("column", BODIES["column"])).worksheets[0]
    assert [sheet["D2"].value, sheet["D3"].value] == ["Erbjuds delvis", None]
    assert sheet["F3"].value == "Erbjuds"
    (choice,) = sheet.data_validations.dataValidation
    assert "Erbjuds inte" in str(choice.formula1)


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "'=1", "''+1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_like_a_formula_is_never_one(text: str) -> None:
    sheet = one_sheet((text, "ofarlig"))
    written = read_csv(write_csv(sheet))[1][0]
    assert written[0] == "'"
    assert restore(written) == clean(text)
    cell = read_xlsx(write_xlsx([sheet], About(()))).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.value == clean(text)


def test_a_number_stays_a_number_and_an_address_is_no_link() -> None:
    sheet = one_sheet((-1, -0.5, True, None, math.nan, "https://example.se"))
    assert read_csv(write_csv(sheet))[1] == ["-1", "-0,5", "Ja", "", "", "https://example.se"]
    assert read_csv(write_csv(sheet, "en", PLAIN), PLAIN)[1][1:3] == ["-0.5", "Yes"]
    found = read_xlsx(write_xlsx([sheet], About(()))).worksheets[0]
    assert [cell.value for cell in found[2]] == [-1, -0.5, "Ja", None, None, "https://example.se"]
    assert found["F2"].hyperlink is None


def test_a_formula_has_its_value_in_every_format() -> None:
    sheet = one_sheet((2, Formula("=A2*2", 4)))
    assert read_csv(write_csv(sheet))[1] == ["2", "4"]
    written = write_xlsx([sheet], About(()))
    assert read_xlsx(written).worksheets[0]["B2"].value == "=A2*2"
    shown = load_workbook(io.BytesIO(written), data_only=True).worksheets[0]
    assert shown["B2"].value == 4


def test_excel_gets_a_byte_order_mark_and_scripts_do_not() -> None:
    sheet = one_sheet(("å", "ä"))
    assert write_csv(sheet).startswith(b"\xef\xbb\xbfKolumn 0;Kolumn 1\r\n")
    assert write_csv(sheet, "en", PLAIN) == "Column 0,Column 1\r\nå,ä\r\n".encode()


def test_the_same_sheets_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = to_xlsx("gaps", BODIES["gaps"])
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    assert to_xlsx("gaps", BODIES["gaps"]) == first


def test_a_text_too_long_for_a_cell_is_cut_and_not_lost() -> None:
    sheet = one_sheet(("x" * 40_000, "y"))
    value = read_xlsx(write_xlsx([sheet], About(()))).worksheets[0]["A2"].value
    assert isinstance(value, str)
    assert len(value) == MAX_TEXT
    assert value.endswith("…")
    assert len(read_csv(write_csv(sheet))[1][0]) == 40_000


def test_titles_that_the_format_forbids_are_mended() -> None:
    titles = ["a/b:c", "A B C", "x" * 40, "x" * 40, "", "'citat'", "Om"]
    sheets = [Sheet(title, (), ()) for title in titles]
    names = read_xlsx(write_xlsx(sheets, About(()))).sheetnames
    assert len({name.casefold() for name in names}) == len(titles) + 1
    assert all(0 < len(name) <= 31 for name in names)


texts = st.text(max_size=40)
values = st.none() | texts | st.integers(-(2**53), 2**53) | st.floats(-1e15, 1e15)


@given(texts)
def test_making_a_text_harmless_can_be_undone(text: str) -> None:
    assert restore(neutralise(text)) == text


@given(st.lists(st.tuples(texts, texts), min_size=1), st.sampled_from([PLAIN, CsvForm()]))
def test_csv_gives_back_what_it_was_given(rows: list[tuple[str, str]], form: CsvForm) -> None:
    found = read_csv(write_csv(one_sheet(*rows), "sv", form), form)[1:]
    assert [tuple(map(restore, row)) for row in found] == [tuple(map(clean, row)) for row in rows]


@given(st.lists(st.tuples(values, values), min_size=1, max_size=5))
def test_xlsx_gives_back_what_it_was_given(rows: list[tuple[CellValue, ...]]) -> None:
    found = read_xlsx(write_xlsx([one_sheet(*rows)], About(()))).worksheets[0]
    for y, row in enumerate(rows, start=2):
        for x, value in enumerate(row, start=1):
            cell = found.cell(y, x)
            assert cell.data_type in "sn"
            expected = clean(value)
            if isinstance(expected, float):
                assert cell.value == pytest.approx(expected, rel=1e-12)
            else:
                assert cell.value == expected


@pytest.mark.parametrize(("words", "vocabulary"), [*VOCABULARIES, *PLAN_VOCABULARIES])
def test_every_code_has_a_word_in_both_languages(words: Words, vocabulary: type[StrEnum]) -> None:
    assert set(words) == {member.value for member in vocabulary}
    assert all(said(words[code], "sv") and words[code]["en"] for code in words)


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert word(STATUS, "something_new", "sv") == "something_new"
    assert word(STATUS, None, "en") is None
