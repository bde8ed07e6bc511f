"""How a document's rows stand to those that are there: pure, row by row and field by field."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from samplan.county_documents.terms import ConflictReason, ImportOutcome

Row = Mapping[str, Any]


class FieldChange(NamedTuple):
    """One field that says something else."""

    field: str
    before: Any
    after: Any


class Rules(NamedTuple):
    """What may become of a section's rows."""

    is_shared: bool = False
    may_share: bool = True
    """The one who asks may add to what all counties share, and change it."""
    is_frozen: bool = False


class Known(NamedTuple):
    """A row that is there."""

    row: Row
    is_ours: bool = True
    """It belongs to the document's county, or to all."""
    is_frozen: bool = False
    is_published: bool = False


class Judgement(NamedTuple):
    """How one row stands."""

    outcome: ImportOutcome
    reason: ConflictReason | None = None
    changes: tuple[FieldChange, ...] = ()


_UNCHANGED = Judgement(ImportOutcome.UNCHANGED)


def judge(
    rules: Rules,
    row: Row,
    known: Known | None,
    *,
    is_told: bool = True,
    in_published: bool = False,
) -> Judgement:
    """How the row stands to the one of the same id, or to none.

    `is_told`: the document says what the row holds, and does not withhold it. `in_published`:
    what it belongs to is published here.
    """
    if known is None:
        return _new(rules, in_published=in_published)
    if not known.is_ours:
        return Judgement(ImportOutcome.CONFLICTING, ConflictReason.OTHER_COUNTY)
    changes = tuple(field_changes(known.row, row)) if is_told else ()
    if not changes:
        return _UNCHANGED
    reason = _reason(rules, known, in_published=in_published)
    return Judgement(
        ImportOutcome.CONFLICTING if reason else ImportOutcome.CHANGED, reason, changes
    )


def _new(rules: Rules, *, in_published: bool) -> Judgement:
    if rules.is_shared and not rules.may_share:
        return Judgement(ImportOutcome.CONFLICTING, ConflictReason.NOT_ALLOWED)
    if in_published:
        return Judgement(ImportOutcome.CONFLICTING, ConflictReason.PUBLISHED)
    return Judgement(ImportOutcome.NEW)


def _reason(rules: Rules, known: Known, *, in_published: bool) -> ConflictReason | None:
    if rules.is_frozen or known.is_frozen:
        return ConflictReason.FROZEN
    if rules.is_shared:
        return ConflictReason.VOCABULARY if rules.may_share else ConflictReason.NOT_ALLOWED
    return ConflictReason.PUBLISHED if known.is_published or in_published else None


def field_changes(before: Row, after: Row) -> Iterator[FieldChange]:
    """Every field that both rows have and that says something else, languages one by one."""
    for name in before:
        if name not in after or before[name] == after[name]:
            continue
        was, now = before[name], after[name]
        if _is_text(was) and _is_text(now) and was.keys() == now.keys():
            for language in was:
                if was[language] != now[language]:
                    yield FieldChange(f"{name}.{language}", was[language], now[language])
        else:
            yield FieldChange(name, was, now)


def _is_text(value: Any) -> bool:
    """Whether it is a text by its languages, and no JSON of a domain's own."""
    return isinstance(value, Mapping) and bool(value) and value.keys() <= {"sv", "en"}
