"""A filled-in form that is uploaded: what each row would do, before anything is written."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from samplan.gap.reporting.service import NewAnswer
from samplan.gap.tables import Assessment
from samplan.gap.terms import STORED_STATUSES, Status
from samplan.gap.uploads.schemas import (
    UploadCounts,
    UploadEffect,
    UploadMessage,
    UploadResult,
    UploadRow,
)
from samplan.web.texts import Words


class FormMessage(NamedTuple):
    """What is wrong in a row, and under which heading."""

    column: str | None
    words: Words


class FormRow(NamedTuple):
    """One row of a form, as far as it could be read."""

    row: int
    method_id: str | None
    label: str | None
    status: str | None
    comment: str | None
    messages: Sequence[FormMessage]


class FormReader(Protocol):
    """Reads an uploaded form without trusting it; raises ProblemError when it is no such form."""

    def __call__(
        self,
        content: bytes,
        file_name: str,
        methods: Sequence[tuple[str, str, str | None]],
        max_bytes: int,
    ) -> Sequence[FormRow]:
        """The form's rows, about methods given as id, Swedish and English name."""


class Judged(NamedTuple):
    """A row with what it would do."""

    source: FormRow
    effect: UploadEffect
    messages: Sequence[FormMessage]


def judge(rows: Sequence[FormRow], cells: Mapping[str, Assessment]) -> list[Judged]:
    """What each row would do to a column. A row without an answer leaves its cell as it is."""
    return [_judge(row, cells) for row in rows]


def _judge(row: FormRow, cells: Mapping[str, Assessment]) -> Judged:
    messages = list(row.messages)
    cell = cells.get(row.method_id or "")
    if row.method_id is not None and cell is None:
        words = Words("Metoden ingår inte i er kolumn.", "The method is not in your column.")
        messages.append(FormMessage(None, words))
    if row.status is not None and row.status not in STORED_STATUSES:
        words = Words(
            "Det är inget svar. Välj ett av de andra.", "That is no answer. Choose another."
        )
        messages.append(FormMessage(None, words))
    if messages or cell is None:
        return Judged(row, UploadEffect.FAULTY, messages)
    if row.status is None:
        return Judged(row, UploadEffect.UNCHANGED, messages)
    if cell.entered_at is None:
        return Judged(row, UploadEffect.NEW, messages)
    same = cell.status == row.status and (cell.comment or None) == (row.comment or None)
    return Judged(row, UploadEffect.UNCHANGED if same else UploadEffect.CHANGED, messages)


def answers(judged: Sequence[Judged]) -> list[NewAnswer]:
    """The answers to write; none when any row is faulty."""
    if any(one.effect is UploadEffect.FAULTY for one in judged):
        return []
    return [
        NewAnswer(
            str(one.source.method_id),
            Status(str(one.source.status)),
            one.source.comment,
            f"row {one.source.row}",
        )
        for one in judged
        if one.effect in (UploadEffect.NEW, UploadEffect.CHANGED)
    ]


def result(judged: Sequence[Judged], *, written: bool, language: str) -> UploadResult:
    """What the upload would do, or has done, in the reader's language."""
    counts: dict[str, Any] = dict.fromkeys((effect.value for effect in UploadEffect), 0)
    for one in judged:
        counts[one.effect.value] += 1
    return UploadResult(
        rows=[_shown(one, language) for one in judged],
        counts=UploadCounts(**counts),
        written=written,
    )


def _shown(judged: Judged, language: str) -> UploadRow:
    known = judged.source.status in set(Status)
    return UploadRow(
        row=judged.source.row,
        method_id=judged.source.method_id,
        label=judged.source.label,
        status=Status(str(judged.source.status)) if known else None,
        effect=judged.effect,
        messages=[
            UploadMessage(column=one.column, message=one.words.in_language(language))
            for one in judged.messages
        ],
    )
