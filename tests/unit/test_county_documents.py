"""The form of a county's document, its text, and how its rows are compared: no database at all."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samplan.county_documents.comparing import (
    FieldChange,
    Judgement,
    Known,
    Rules,
    field_changes,
    judge,
)
from samplan.county_documents.derived import derived
from samplan.county_documents.fields import plain, row_of, values_of
from samplan.county_documents.section import LEFT_OUT_COLUMNS
from samplan.county_documents.sections import BY_TABLE, LEFT_OUT, SECTIONS
from samplan.county_documents.service import schema_bytes
from samplan.county_documents.shape import json_schema
from samplan.county_documents.template import _AS_THEY_ARE, _MADE, Template
from samplan.county_documents.terms import ConflictReason, ImportOutcome
from samplan.county_documents.text import hash_in, hash_of, write
from samplan.settings import REPOSITORY
from samplan.tables import load_tables

JSON = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**53), 2**53) | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=8,
)
WORDS = some.fixed_dictionaries({"sv": some.text(), "en": some.none() | some.text()})
ROWS = some.dictionaries(some.sampled_from("abcdefgh"), JSON | WORDS, max_size=6)

SECTIONS_OF_ROWS = some.lists(
    some.tuples(some.text(), some.lists(ROWS, max_size=3)),
    max_size=3,
    unique_by=lambda one: one[0],
)


# --- the registry ---


def test_every_table_is_a_section_or_is_left_out_with_its_reason() -> None:
    tables = set(load_tables().tables)
    of_sections = {section.table.name for section in SECTIONS} - {"correction"}
    assert of_sections | LEFT_OUT.keys() == tables
    assert not of_sections & LEFT_OUT.keys()
    assert all(len(reason) > 20 for reason in LEFT_OUT.values())


def test_every_column_is_in_its_section_or_is_left_out_with_its_reason() -> None:
    for section in SECTIONS:
        held = {field.name for field in section.stored}
        gone = section.left_out.keys() | LEFT_OUT_COLUMNS.keys()
        assert set(section.table.columns.keys()) <= held | gone, section.name
        assert all(section.left_out.values())
        assert section.left_out.keys() <= set(section.table.columns.keys())


def test_what_is_named_stands_before_what_names_it() -> None:
    seen: set[str] = set()
    for section in SECTIONS:
        seen.add(section.table.name)
        for columns, table in section.references.items():
            assert table in seen, (section.name, columns)


def test_names_are_camel_case_each_its_own_and_what_names_a_row_is_there() -> None:
    names = [section.name for section in SECTIONS]
    assert len(set(names)) == len(names) == len(BY_TABLE)
    for section in SECTIONS:
        paths = [field.path for field in section.fields]
        assert len(set(paths)) == len(paths), section.name
        assert {len(path) for path in paths} <= {1, 2}
        assert all(path[0][0].islower() and "_" not in path[0] for path in paths)
        assert set(section.key) <= {field.name for field in section.fields}


def test_every_row_belongs_to_the_county_by_itself_or_by_what_it_lies_under() -> None:
    for section in SECTIONS[1:]:
        assert section.of_county or section.under or section.shared, section.name
        for name in section.under:
            assert any(columns[0] == name for columns in section.references), section.name


def test_no_secret_is_in_any_section() -> None:
    for section in SECTIONS:
        for field in section.fields:
            assert not {"hash", "token", "secret", "email"} & set(field.name.split("_")) or (
                field.name == "contact_email"  # a functional mailbox that every reader sees
            )


def test_the_committed_schema_is_what_the_code_says() -> None:
    committed = (REPOSITORY / "openapi" / "county-document.schema.json").read_bytes()
    assert committed == schema_bytes(json_schema()), "run `make openapi`"


def test_the_schema_is_valid_and_closed_all_the_way_down() -> None:
    from jsonschema import Draft202012Validator

    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    for name, part in schema["$defs"].items():
        assert part["additionalProperties"] is False, name
        assert set(part["required"]) == set(part["properties"]), name


# --- its text ---


@given(some.dictionaries(some.text(), JSON, max_size=3), SECTIONS_OF_ROWS)
def test_a_document_is_json_and_its_last_line_is_the_hash_of_the_others(
    head: dict[str, Any], sections: list[tuple[str, list[dict[str, Any]]]]
) -> None:
    for name in ("sections", "hash"):
        head.pop(name, None)
    text = b"".join(write(head | {"kind": "x"}, sections))
    said = json.loads(text)
    assert {name: list(rows) for name, rows in sections} == said["sections"]
    before, _, last = text.rstrip(b"\n").rpartition(b"\n")
    told = "sha256:" + hashlib.sha256(before + b"\n").hexdigest()
    assert said["hash"] == told == hash_in(last) == hash_of(head | {"kind": "x"}, sections)


def test_the_same_content_is_the_same_bytes_however_it_is_handed_over() -> None:
    rows = [{"id": str(number), "text": "åäö" * 100} for number in range(2_000)]
    whole = list(write({"a": 1}, [("rows", rows)]))
    streamed = list(write({"a": 1}, [("rows", iter(rows))]))
    assert whole == streamed
    assert len(whole) > 3  # some at a time


AS_JSON = [
    (5.0, 5),
    (0.1, 0.1),
    (1e300, 1e300),
    (None, None),
    (True, True),
    ({"b": 1, "a": [2.0]}, {"a": [2], "b": 1}),
]


@pytest.mark.parametrize(("value", "as_json"), AS_JSON)
def test_a_value_looks_the_same_out_of_any_database(value: Any, as_json: Any) -> None:
    assert json.dumps(plain(value)) == json.dumps(as_json)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.name)
def test_a_row_comes_back_as_the_columns_that_it_was(section: Any) -> None:
    values = {field.name: f"{field.name}!" for field in section.fields}
    assert values_of(section.fields, row_of(section.fields, values)) == values


# --- comparing ---


@given(ROWS)
def test_a_row_does_not_differ_from_itself(row: dict[str, Any]) -> None:
    assert list(field_changes(row, dict(row))) == []
    assert judge(Rules(), row, Known(row)) == Judgement(ImportOutcome.UNCHANGED)


@given(ROWS, ROWS)
def test_what_is_told_of_a_difference_makes_one_row_of_the_other(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    both = before.keys() & after.keys()
    made = {name: before[name] for name in both}
    for change in field_changes(before, after):
        name, _, language = change.field.partition(".")
        assert change.before != change.after
        made[name] = {**made[name], language: change.after} if language else change.after
    wanted = {name: after[name] for name in both}
    assert {name: made[name] for name in both} == wanted


@given(ROWS, ROWS)
def test_a_difference_turned_around_tells_the_same_fields(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    there = sorted(change.field.split(".")[0] for change in field_changes(one, other))
    back = sorted(change.field.split(".")[0] for change in field_changes(other, one))
    assert set(there) == set(back)


@given(ROWS, some.none() | ROWS, some.booleans(), some.booleans(), some.booleans(), some.booleans())
def test_a_row_is_one_of_four_and_says_why_when_it_conflicts(
    row: dict[str, Any],
    known: dict[str, Any] | None,
    is_shared: bool,
    may_share: bool,
    is_frozen: bool,
    in_published: bool,
) -> None:
    there = None if known is None else Known(known)
    rules = Rules(is_shared, may_share, is_frozen)
    found = judge(rules, row, there, in_published=in_published)
    assert (found.reason is not None) == (found.outcome is ImportOutcome.CONFLICTING)
    if known is None:
        assert found.outcome in {ImportOutcome.NEW, ImportOutcome.CONFLICTING}
        assert found.changes == ()
    else:
        assert (found.outcome is ImportOutcome.UNCHANGED) == (found.changes == ())
        assert found.outcome is not ImportOutcome.NEW


def test_each_hindrance_has_its_own_reason() -> None:
    one, other = {"a": 1}, {"a": 2}
    change = (FieldChange("a", 1, 2),)
    conflicting = ImportOutcome.CONFLICTING
    for rules, known, reason in (
        (Rules(), Known(one, is_ours=False), ConflictReason.OTHER_COUNTY),
        (Rules(), Known(one, is_frozen=True), ConflictReason.FROZEN),
        (Rules(is_frozen=True), Known(one), ConflictReason.FROZEN),
        (Rules(), Known(one, is_published=True), ConflictReason.PUBLISHED),
        (Rules(is_shared=True), Known(one), ConflictReason.VOCABULARY),
        (Rules(is_shared=True, may_share=False), Known(one), ConflictReason.NOT_ALLOWED),
    ):
        found = judge(rules, other, known)
        changes = () if reason is ConflictReason.OTHER_COUNTY else change
        assert found == Judgement(conflicting, reason, changes)
    assert judge(Rules(), other, Known(one)) == Judgement(ImportOutcome.CHANGED, None, change)
    shared = Rules(is_shared=True, may_share=False)
    assert judge(shared, other, None) == Judgement(conflicting, ConflictReason.NOT_ALLOWED)
    assert judge(Rules(), other, None, in_published=True).reason is ConflictReason.PUBLISHED


def test_what_a_document_withholds_is_never_a_difference() -> None:
    known = Known({"value": 3}, is_published=True)
    assert judge(Rules(), {"value": None}, known, is_told=False).outcome is ImportOutcome.UNCHANGED


def test_texts_are_compared_language_by_language() -> None:
    before = {"name": {"sv": "Ett", "en": None}, "form": {"sections": []}}
    after = {"name": {"sv": "Ett", "en": "One"}, "form": {"sections": [1]}}
    assert list(field_changes(before, after)) == [
        FieldChange("name.en", None, "One"),
        FieldChange("form", {"sections": []}, {"sections": [1]}),
    ]


# --- templates ---


def test_a_template_makes_ids_of_the_new_county() -> None:
    to = Template("22", "23", "Jämtlands län")
    assert to.renamed("22-region") == "23-region"
    assert to.renamed("enkat") == "23-enkat"
    names = {section.name for section in SECTIONS}
    assert names >= _AS_THEY_ARE | _MADE.keys()
    assert not _AS_THEY_ARE & _MADE.keys()


def test_only_tables_with_keys_of_their_own_are_worked_out() -> None:
    for name, table in load_tables().tables.items():
        has = {"sort_key", "search_key"} & set(table.columns.keys())
        row = dict.fromkeys(table.columns.keys(), "A") | {"id": "a"}
        if name in BY_TABLE:
            document: Any = type("Said", (), {"rows": {"indicatorEditions": []}})
            assert derived(name, row, document).keys() == has, name
