"""A document read back: its bytes, its hash, its form, and that it holds together by itself.

Nothing here knows of a database. What is wrong is named by section, row and field.
"""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from typing import Any, Final, NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json

from samplan.county_documents import text
from samplan.county_documents.fields import Values, row_of, values_of
from samplan.county_documents.section import Section
from samplan.county_documents.sections import BY_TABLE, SECTIONS
from samplan.county_documents.shape import document_type
from samplan.county_documents.terms import SCHEMA_VERSION, DocumentFigures, DocumentKind, View
from samplan.statistics import breakdowns
from samplan.web.errors import BAD_REQUEST, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation, from_validation

MOST_VIOLATIONS: Final = 50
_NUMBER: Final = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")

_HEAD: Final = ("schemaVersion", "kind", "countyId", "view", "licence", "attribution")
"""What stands before the sections, in order."""
_CHAINS: Final = (
    ("organisations", "id", "parent_id"),
    ("groupMembers", "group_id", "member_id"),
    ("successions", "predecessor_id", "successor_id"),
    ("indicators", "id", "numerator_id"),
    ("indicators", "id", "denominator_id"),
    ("gapRounds", "id", "previous_id"),
    ("questionnaireRounds", "id", "previous_id"),
    ("costItems", "id", "alternative_of_id"),
    ("activityDependencies", "activity_id", "needs_id"),
)
"""Sections whose rows name each other, and by which columns."""

Key = tuple[Any, ...]
Rows = Mapping[str, Sequence[Values]]


class Document(NamedTuple):
    """What a document says."""

    kind: DocumentKind
    view: View
    """What of the county it holds."""
    hash: str
    rows: Rows
    """By section, each row as columns."""

    @property
    def county_id(self) -> str:
        """Whose it is."""
        return self.view.county_id


def read(body: bytes) -> Document:
    """The document, or the problem that it cannot be taken as it is."""
    _check_parsed(body)
    try:
        said = document_type().validate_json(body)
    except ValidationError as error:
        faults = [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        raise invalid(*from_validation(faults[:MOST_VIOLATIONS])) from error
    document = Document(
        DocumentKind(said["kind"]),
        View(
            said["countyId"],
            said["view"]["figures"] == DocumentFigures.UNPROTECTED.value,
            said["view"]["unpublished"],
        ),
        said["hash"],
        {
            section.name: [values_of(section.fields, row) for row in said["sections"][section.name]]
            for section in SECTIONS
        },
    )
    _check_hash(said, document)
    found = list(islice(_faults(document), MOST_VIOLATIONS))
    if found:
        raise invalid(*found)
    return document


# --- its bytes ---


def _check_parsed(body: bytes) -> None:
    """A problem for what is no JSON object, or one of a later form."""
    try:
        said = from_json(body, allow_inf_nan=False)
    except ValueError as error:
        cut_off = "EOF" in str(error) and body.strip()
        words = (
            Words(
                "Dokumentet är avhugget: det slutar mitt i. Inget har sparats. Hämta det igen.",
                "The document is cut off: it ends half way. Nothing has been saved. "
                "Fetch it again.",
            )
            if cut_off
            else Words(
                "Innehållet är inte giltig JSON. Inget har sparats.",
                "The content is not valid JSON. Nothing has been saved.",
            )
        )
        raise ProblemError(BAD_REQUEST, words) from error
    if not isinstance(said, dict):
        words = Words("Ska vara ett objekt.", "Should be an object.")
        raise invalid(Violation("body", words))
    _check_version(said.get("schemaVersion"))


def _check_version(version: object) -> None:
    found = _NUMBER.fullmatch(version) if isinstance(version, str) else None
    ours = _NUMBER.fullmatch(SCHEMA_VERSION)
    if found is None or ours is None:
        return  # what it is instead is told with the rest of the form
    if tuple(map(int, found.groups())) > tuple(map(int, ours.groups())):
        words = Words(
            f"Dokumentet har version {version}, och den här installationen läser till och med "
            f"{SCHEMA_VERSION}. Uppgradera den först.",
            f"The document has version {version}, and this installation reads up to "
            f"{SCHEMA_VERSION}. Upgrade it first.",
        )
        raise invalid(Violation("schemaVersion", words))


def _check_hash(said: dict[str, Any], document: Document) -> None:
    """The hash is of what the document says, however the file has been laid out since."""
    head = {name: said[name] for name in _HEAD} | {
        name: {language: said[name][language] for language in ("sv", "en")}
        for name in ("licence", "attribution")
    }
    head["view"] = {name: said["view"][name] for name in ("figures", "unpublished")}
    sections = (
        (section.name, (row_of(section.fields, row) for row in document.rows[section.name]))
        for section in SECTIONS
    )
    if text.hash_of(head, sections) != document.hash:
        words = Words(
            "Innehållet stämmer inte med dokumentets hash: något har ändrats eller gått förlorat "
            "på vägen. Hämta dokumentet igen.",
            "The content does not agree with the document's hash: something has been changed or "
            "lost on the way. Fetch the document again.",
        )
        raise invalid(Violation("hash", words))


# --- that it holds together ---


def _faults(document: Document) -> Iterator[Violation]:
    yield from _of_the_county(document)
    keys: dict[str, set[Key]] = {}
    for section in SECTIONS:
        keys[section.table.name] = yield from _twice(document, section)
    for section in SECTIONS:
        yield from _nowhere(document, section, keys)
    yield from _breakdowns(document, keys)
    yield from _circles(document)


def _of_the_county(document: Document) -> Iterator[Violation]:
    counties = [row["id"] for row in document.rows["counties"]]
    if counties != [document.county_id]:
        words = Words(
            f"Ska vara länet {document.county_id} och inget annat.",
            f"Should be the county {document.county_id} and no other.",
        )
        yield Violation("sections.counties", words)
    words = Words(
        f"Raden hör till ett annat län än {document.county_id}.",
        f"The row belongs to another county than {document.county_id}.",
    )
    for section in SECTIONS:
        if "county_id" not in section.table.columns:
            continue
        for place, row in enumerate(document.rows[section.name]):
            if row["county_id"] not in {document.county_id, None}:
                yield Violation(f"sections.{section.name}[{place}].countyId", words)


def _twice(document: Document, section: Section) -> Generator[Violation, None, set[Key]]:
    seen: set[Key] = set()
    for place, row in enumerate(document.rows[section.name]):
        key = key_of(section, row)
        if key in seen:
            words = Words(f"{name_of(key)} står två gånger.", f"{name_of(key)} is there twice.")
            yield Violation(f"sections.{section.name}[{place}]", words)
        seen.add(key)
    return seen


def _nowhere(
    document: Document, section: Section, keys: Mapping[str, set[Key]]
) -> Iterator[Violation]:
    wires = {field.name: field.path[0] for field in section.fields}
    for columns, table in section.references.items():
        there = keys[table]
        target = BY_TABLE[table].name
        for place, row in enumerate(document.rows[section.name]):
            named = tuple(row[column] for column in columns)
            if None in named or named in there:
                continue
            words = Words(
                f"{name_of(key_of(section, row))} pekar på {name_of(named)}, som inte finns i "
                f"{target}.",
                f"{name_of(key_of(section, row))} points at {name_of(named)}, which is not in "
                f"{target}.",
            )
            yield Violation(f"sections.{section.name}[{place}].{wires[columns[-1]]}", words)


def _breakdowns(document: Document, keys: Mapping[str, set[Key]]) -> Iterator[Violation]:
    """What figures are divided by is a text of its own kind, and is looked up all the same."""
    for place, row in enumerate(document.rows["observations"]):
        field = f"sections.observations[{place}].breakdown"
        try:
            divided = breakdowns.parse(row["breakdown"])
        except breakdowns.BreakdownFaultError as error:
            yield Violation(field, error.words)
            continue
        for dimension, category in divided.items():
            if (row["indicator_id"], dimension) not in keys["indicator_dimension"] or (
                dimension,
                category,
            ) not in keys["category"]:
                words = Words(
                    f"{row['indicator_id']} delas inte upp på {dimension}={category}.",
                    f"{row['indicator_id']} is not divided by {dimension}={category}.",
                )
                yield Violation(field, words)


def _circles(document: Document) -> Iterator[Violation]:
    """What leads back to itself would be followed for ever."""
    for name, one, other in _CHAINS:
        ahead: dict[Any, list[Any]] = {}
        for row in document.rows[name]:
            if row[other] is not None:
                ahead.setdefault(row[one], []).append(row[other])
        sorter = TopologicalSorter(ahead)
        try:
            sorter.prepare()
        except CycleError as error:
            path = ", ".join(str(step) for step in error.args[1][:5])
            words = Words(f"Leder tillbaka till sig självt: {path}.", f"Leads back: {path}.")
            yield Violation(f"sections.{name}", words)


def key_of(section: Section, row: Values) -> Key:
    """What names the row in its section."""
    return tuple(row[name] for name in section.key)


def name_of(key: Key) -> str:
    """The same in one word, as the history has it."""
    return "/".join(str(part) for part in key)
