"""A county whole: written as one document, and such a document compared with what is here."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlmodel import Session

from samplan.auth.dependencies import refusal
from samplan.auth.service import Caller
from samplan.auth.terms import Permission
from samplan.county_documents import text
from samplan.county_documents.applying import Writer
from samplan.county_documents.contents import Contents
from samplan.county_documents.judging import Judge, Judged, SectionJudgement
from samplan.county_documents.reading import Document, Key, name_of
from samplan.county_documents.template import Template
from samplan.county_documents.terms import (
    CAN_BE_UPDATED,
    LICENCE,
    REASON_WORDS,
    SCHEMA_VERSION,
    DocumentFigures,
    DocumentKind,
    ImportOutcome,
    OnConflict,
    View,
)
from samplan.db.history import Actor
from samplan.disclosure.model import Rule
from samplan.organisations import scope
from samplan.organisations.tables import County
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import text as words_of
from samplan.web.texts import Words
from samplan.web.violations import Violation

Json = dict[str, Any]

COUNTY: Final = Words("Länet", "county")
MOST_ITEMS: Final = 200
"""Rows of a section that an answer names; the counts are of all."""
MOST_VIOLATIONS: Final = 50


# --- out ---


def see_county(session: Session, caller: Caller, view: View) -> County:
    """The county; a problem when there is none, or the caller may not see it so."""
    row = session.get(County, view.county_id)
    if row is None:
        raise not_found(COUNTY)
    for wanted, permission in (
        (view.unprotected, Permission.READ_UNPROTECTED),
        (view.unpublished, Permission.READ_UNPUBLISHED),
    ):
        if wanted and not scope.allows(session, caller, permission, county_id=row.id):
            raise refusal(caller)
    return row


def document(session: Session, row: County, view: View, rule: Rule) -> Iterator[bytes]:
    """The county's document, some bytes at a time."""
    contents = Contents(session, view, rule)
    return text.write(head_of(row, DocumentKind.COUNTY, view), contents.sections())


def head_of(row: County, kind: DocumentKind, view: View) -> Json:
    """What a document says of itself."""
    figures = DocumentFigures.UNPROTECTED if view.unprotected else DocumentFigures.PROTECTED
    english = row.name_en or row.name_sv
    return {
        "schemaVersion": SCHEMA_VERSION,
        "kind": kind.value,
        "countyId": view.county_id,
        "view": {"figures": figures.value, "unpublished": view.unpublished},
        "licence": words_of(LICENCE.sv, LICENCE.en),
        "attribution": words_of(f"Källa: Samplan, {row.name_sv}", f"Source: Samplan, {english}"),
    }


def template(session: Session, row: County, new_id: str, name: str, rule: Rule) -> Iterator[bytes]:
    """A document that starts another county with what this one asks and measures."""
    if new_id == row.id:
        words = Words("Det nya länet behöver ett eget id.", "The new county needs its own id.")
        raise invalid(Violation("as", words))
    made = Template(row.id, new_id, name).sections(Contents(session, View(row.id), rule))
    head = head_of(row, DocumentKind.TEMPLATE, View(new_id))
    return text.write(head, made)


def schema_bytes(schema: Json) -> bytes:
    """A JSON Schema as it is served and committed."""
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


# --- in ---


def take(
    session: Session,
    caller: Caller,
    said: Document,
    rule: Rule,
    *,
    on_conflict: OnConflict,
    dry_run: bool,
    by: Actor,
) -> Json:
    """Hold a document against what is here and, when it is not only tried, read it in.

    All or nothing: a problem leaves everything as it is.
    """
    scope.require(session, caller, Permission.MANAGE_DOCUMENTS, county_id=said.county_id)
    judged = list(Judge(session, said, caller, rule).sections())
    chosen = [(found, _chosen(found, on_conflict)) for found in judged]
    chosen = _without_dependents(chosen, on_conflict)
    hindrances = _hindrances(judged, on_conflict)
    run = None
    if not dry_run:
        if hindrances:
            raise _stopped(hindrances, on_conflict)
        if any(rows for _, rows in chosen):
            by = replace(by, channel="import")
            run = Writer(session, said, by).write(chosen)
    return _result(said, chosen, on_conflict, run, dry_run=dry_run, stops=bool(hindrances))


def _chosen(found: SectionJudgement, on_conflict: OnConflict) -> list[Judged]:
    if on_conflict is OnConflict.UPDATE:
        return found.judged
    return [row for row in found.judged if row.judgement.outcome is ImportOutcome.NEW]


def _without_dependents(
    chosen: Sequence[tuple[SectionJudgement, list[Judged]]], on_conflict: OnConflict
) -> list[tuple[SectionJudgement, list[Judged]]]:
    """What is left when rows go that rest on rows that are skipped and are not here at all."""
    if on_conflict is not OnConflict.SKIP:
        return list(chosen)
    absent: dict[str, set[Key]] = {}
    kept = []
    for found, rows in chosen:
        section = found.section
        gone = absent.setdefault(section.table.name, set())
        gone.update(
            row.key
            for row in found.judged
            if row.judgement.outcome is ImportOutcome.CONFLICTING and not row.judgement.changes
        )
        left = []
        for row in rows:
            rests = any(
                tuple(row.values[name] for name in columns) in absent.get(table, ())
                for columns, table in section.references.items()
            )
            if rests:
                gone.add(row.key)
            else:
                left.append(row)
        kept.append((found, left))
    return kept


def _hindrances(
    judged: Iterable[SectionJudgement], on_conflict: OnConflict
) -> list[tuple[SectionJudgement, Judged]]:
    """The rows that the import stops at."""
    found = []
    for section in judged:
        for row in section.judged:
            outcome, reason = row.judgement.outcome, row.judgement.reason
            differs = outcome in {ImportOutcome.CHANGED, ImportOutcome.CONFLICTING}
            refused = reason is not None and reason not in CAN_BE_UPDATED
            if (on_conflict is OnConflict.STOP and differs) or (
                on_conflict is OnConflict.UPDATE and refused
            ):
                found.append((section, row))
    return found


def _stopped(
    hindrances: Sequence[tuple[SectionJudgement, Judged]], on_conflict: OnConflict
) -> ProblemError:
    stop = on_conflict is OnConflict.STOP
    detail = Words(
        f"Inget har sparats: {len(hindrances)} rader säger något annat än det som finns här"
        + (". Hoppa över dem eller uppdatera." if stop else " och skrivs aldrig över."),
        f"Nothing has been saved: {len(hindrances)} rows say something else than what is here"
        + (". Skip them or update." if stop else " and are never written over."),
    )
    listed = [
        Violation(f"sections.{found.section.name}/{name_of(row.key)}", _words(row))
        for found, row in hindrances[:MOST_VIOLATIONS]
    ]
    return ProblemError(CONFLICT, detail, violations=listed)


def _words(row: Judged) -> Words:
    if row.judgement.reason is not None:
        return REASON_WORDS[row.judgement.reason]
    fields = ", ".join(change.field for change in row.judgement.changes)
    return Words(f"Säger något annat här: {fields}.", f"Says something else here: {fields}.")


def _result(
    said: Document,
    chosen: Sequence[tuple[SectionJudgement, Sequence[Judged]]],
    on_conflict: OnConflict,
    run: str | None,
    *,
    dry_run: bool,
    stops: bool,
) -> Json:
    sections = [_section(found, len(rows)) for found, rows in chosen]
    totals = {
        outcome.value: sum(found.counts[outcome] for found, _ in chosen)
        for outcome in ImportOutcome
    }
    return {
        "countyId": said.county_id,
        "kind": said.kind.value,
        "hash": said.hash,
        "onConflict": on_conflict.value,
        "dryRun": dry_run,
        "stops": stops,
        "written": 0 if stops else sum(len(rows) for _, rows in chosen),
        "importRunId": run,
        "counts": {**totals, "onlyHere": sum(found.only_here for found, _ in chosen)},
        "sections": sections,
    }


def _section(found: SectionJudgement, written: int) -> Json:
    # What needs to be looked at first comes first.
    ranked = sorted(found.judged, key=lambda row: _RANK[row.judgement.outcome])
    return {
        "name": found.section.name,
        "counts": {
            **{outcome.value: found.counts[outcome] for outcome in ImportOutcome},
            "onlyHere": found.only_here,
        },
        "written": written,
        "items": [_item(row) for row in ranked[:MOST_ITEMS]],
        "itemsLeftOut": max(len(ranked) - MOST_ITEMS, 0),
    }


_RANK: Final = {ImportOutcome.CONFLICTING: 0, ImportOutcome.CHANGED: 1, ImportOutcome.NEW: 2}


def _item(row: Judged) -> Json:
    reason = row.judgement.reason
    words = None if reason is None else REASON_WORDS[reason]
    return {
        "id": name_of(row.key),
        "outcome": row.judgement.outcome.value,
        "reason": None if reason is None else reason.value,
        "words": words and words_of(words.sv, words.en),
        "changes": [change._asdict() for change in row.judgement.changes],
    }


def told(result: Json) -> str:
    """What an import would do or has done, as lines to read in a terminal."""
    heads = ("section", *_COUNTED, "written")
    lines = [
        (one["name"], *(str(one["counts"][name]) for name in _COUNTED), str(one["written"]))
        for one in result["sections"]
        if any(one["counts"].values())
    ]
    widths = [max(len(line[place]) for line in (heads, *lines)) for place in range(len(heads))]
    shown = [
        "  ".join(
            part.rjust(width) if place else part.ljust(width)
            for place, (part, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in (heads, *lines)
    ]
    for section in result["sections"]:
        shown += [
            f"{section['name']}/{item['id']}: {item['outcome']}"
            + "".join(
                f"\n  {change['field']}: {change['before']!r} -> {change['after']!r}"
                for change in item["changes"]
            )
            for item in section["items"]
            if item["outcome"] != ImportOutcome.NEW.value
        ]
    return "\n".join([*shown, f"written: {0 if result['dryRun'] else result['written']}"])


_COUNTED: Final = (*(outcome.value for outcome in ImportOutcome), "onlyHere")
