"""Reading a filled-in column that somebody sent in, without trusting it.

A file is refused whole (UploadRefused) when it cannot be read safely or has no table of answers
in it. A file that can be read gives its rows, and each faulty row says what is wrong in which
column. Nothing is executed, calculated, fetched or written.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from samplan.exports import template
from samplan.exports.table_reader import Headings, Wanted, folded, names, open_table
from samplan.exports.upload import (
    EMPTY,
    NO_HEADINGS,
    NO_ROWS,
    KnownMethod,
    Limits,
    Message,
    RawCell,
    Upload,
    UploadRow,
)
from samplan.exports.words import STATUS
from samplan.gap.cells import Text
from samplan.gap.terms import Status

_UNSHOWABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_IS_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_SHOWN: Final = 40
"""Characters of a faulty text that a message repeats."""


def _names(heading: Text, *others: str) -> frozenset[str]:
    return names(heading["sv"], heading["en"], *others)


_HEADINGS: Final = {
    "method": _names(template.METHOD_ID, "methodId", "method_id"),
    "name": _names(template.METHOD_NAME, "methodName", "metodnamn"),
    "status": _names(template.STATUS_HEADING, "svar", "answer"),
    "comment": _names(template.COMMENT),
}

_WANTED: Final = Wanted(
    _HEADINGS,
    lambda found: "status" in found and bool({"method", "name"} & found),
    NO_HEADINGS,
)

_ANSWERS: Final[dict[str, str]] = {
    **{status.value: status.value for status in template.ANSWERS},
    **{folded(STATUS[s.value]["sv"]): s.value for s in template.ANSWERS},
    **{folded(STATUS[s.value]["en"] or ""): s.value for s in template.ANSWERS},
    "x": Status.OFFERED.value,
    "ja": Status.OFFERED.value,
    "yes": Status.OFFERED.value,
    "delvis": Status.PARTLY.value,
    "nej": Status.NOT_OFFERED.value,
    "no": Status.NOT_OFFERED.value,
}
"""What may stand in the column of answers: a status's code, its word in either language, or a
cross or yes or no, as people write in such a table."""


_A_FORMULA: Final = (
    "Cellen innehåller en formel. Skriv värdet i stället.",
    "The cell holds a formula. Write its value instead.",
)
_AN_ERROR: Final = (
    "Cellen innehåller ett felvärde från en formel.",
    "The cell holds an error value from a formula.",
)
_UNSHOWABLE_TEXT: Final = (
    "Texten innehåller tecken som inte kan visas.",
    "The text holds characters that cannot be shown.",
)
_NO_ANSWER: Final = (
    "Det finns en kommentar men inget svar.",
    "There is a comment but no answer.",
)
_UNKNOWN_METHOD: Final = (
    "Metoden finns inte bland dem som ni tillfrågas om i omgången.",
    "The method is not among those that the round asks you about.",
)
_OTHER_NAME: Final = (
    "Metod-id och namn hör till olika metoder. Har bara några av kolumnerna sorterats om?",
    "Method id and name belong to different methods. Were only some of the columns sorted?",
)
_SEVERAL_METHODS: Final = (
    "Flera metoder heter så. Ange metod-id.",
    "Several methods have that name. Give the method id.",
)
_NO_METHOD: Final = ("Metod-id saknas på raden.", "The row gives no method id.")


class _Methods(NamedTuple):
    """The methods that rows can be about, by id and by name; without any, ids are taken as read."""

    by_id: dict[str, KnownMethod] | None
    by_name: dict[str, list[KnownMethod]]


def read_upload(
    data: bytes,
    filename: str | None,
    methods: Iterable[KnownMethod] | None,
    limits: Limits | None = None,
) -> Upload:
    """Read a filled-in column from the bytes of a CSV or XLSX file.

    Args:
        data: the file.
        filename: what its sender called it; only its ending is looked at.
        methods: those that the round asks the organisation about. None when the caller sorts
            out ids itself; then a row must give an id, since no name can be looked up.
        limits: how much is read.

    Raises:
        UploadRefused: the file as a whole cannot be used.

    """
    limits = limits or Limits()
    table = open_table(io.BytesIO(data), filename, _WANTED, limits)
    headings = table.headings
    known = _look_up(methods)
    answers = [_answer(number, cells, headings, known, limits) for number, cells in table.rows]
    found = _mark_doubles([row for row in answers if row], headings)
    if not found:
        raise NO_ROWS.raised()
    return Upload(tuple(found), (table.note,) if table.note else ())


def _look_up(methods: Iterable[KnownMethod] | None) -> _Methods:
    if methods is None:
        return _Methods(None, {})
    listed = list(methods)
    known = _Methods({method.id: method for method in listed}, {})
    for method in listed:
        for name in {folded(method.name_sv), folded(method.name_en or method.name_sv)}:
            known.by_name.setdefault(name, []).append(method)
    return known


class _Row:
    """One row while it is read: its texts by the column they mean, and what is wrong so far."""

    def __init__(self, cells: Sequence[RawCell], headings: Headings, limits: Limits) -> None:
        self.cells = {
            name: cells[position] if position < len(cells) else EMPTY
            for name, position in headings.positions.items()
        }
        self.labels = headings.labels
        self.limits = limits
        self.messages: list[Message] = []

    def is_empty(self) -> bool:
        """Tell whether nothing stands in the columns that are read."""
        return all(not cell.text.strip() and not cell.fault for cell in self.cells.values())

    def complain(self, name: str, sv: str, en: str) -> None:
        """Note what is wrong in a column, or in the one that the file has instead of it."""
        label = self.labels.get(name) or self.labels.get("name") or self.labels["status"]
        self.messages.append(Message(label, sv, en))

    def text(self, name: str) -> str | None:
        """Return a column's text, "" where there is none; None, and a message, if faulty."""
        cell = self.cells.get(name, EMPTY)
        text = unicodedata.normalize("NFC", cell.text).replace("\r\n", "\n").strip()
        if cell.fault == "formula":
            self.complain(name, *_A_FORMULA)
        elif cell.fault == "error":
            self.complain(name, *_AN_ERROR)
        elif len(text) > self.limits.max_text:
            most = self.limits.max_text
            sv, en = (
                f"Texten är längre än {most} tecken.",
                f"The text is longer than {most} characters.",
            )
            self.complain(name, sv, en)
        elif _UNSHOWABLE.search(text):
            self.complain(name, *_UNSHOWABLE_TEXT)
        else:
            return text
        return None


def _answer(
    number: int, cells: Sequence[RawCell], headings: Headings, known: _Methods, limits: Limits
) -> UploadRow | None:
    """Return what a row says; None when nothing stands in the columns that are read."""
    row = _Row(cells, headings, limits)
    if row.is_empty():
        return None
    method_id, name = row.text("method"), row.text("name")
    found = None
    if method_id is not None and name is not None:
        found = _find_method(row, folded(method_id), name, known)
    status, comment = row.text("status"), row.text("comment")
    answer = _ANSWERS.get(folded(status or ""))
    if status and not answer:
        words = ", ".join(STATUS[one.value]["sv"] for one in template.ANSWERS)
        english = ", ".join(str(STATUS[one.value]["en"]) for one in template.ANSWERS)
        sv = f"”{status[:_SHOWN]}” är inget svar. Skriv något av: {words}."
        row.complain("status", sv, f"“{status[:_SHOWN]}” is no answer. Write one of: {english}.")
    if status == "" and comment:
        row.complain("status", *_NO_ANSWER)
    return UploadRow(
        row=number,
        method_id=found,
        label=(name or method_id or "")[: limits.max_text],
        status=answer,
        comment=comment or None,
        messages=tuple(row.messages),
    )


def _find_method(row: _Row, method_id: str, name: str, known: _Methods) -> str | None:
    """Return the id of the method that a row is about: as it gives it, else by its name.

    An id beside another method's name means that a column was sorted without the others, so that
    the answers stand on the wrong rows. A name that was only edited is let be.
    """
    named = known.by_name.get(folded(name), []) if name else []
    if method_id:
        listed = method_id in known.by_id if known.by_id is not None else True
        if not listed or not _IS_ID.fullmatch(method_id):
            row.complain("method", *_UNKNOWN_METHOD)
            return None
        if named and method_id not in {method.id for method in named}:
            row.complain("method", *_OTHER_NAME)
            return None
        return method_id
    if len(named) == 1:
        return named[0].id
    if known.by_id is None or not name:
        row.complain("method", *_NO_METHOD)
    else:
        row.complain("name", *(_SEVERAL_METHODS if named else _UNKNOWN_METHOD))
    return None


def _mark_doubles(rows: Sequence[UploadRow], headings: Headings) -> list[UploadRow]:
    """Return the rows, those that share a method marked with each other's numbers."""
    by_method: dict[str, list[int]] = {}
    for row in rows:
        if row.method_id:
            by_method.setdefault(row.method_id, []).append(row.row)
    label = headings.labels.get("method") or headings.labels["name"]
    marked = []
    for row in rows:
        others = [n for n in by_method.get(row.method_id or "", ()) if n != row.row]
        if others:
            numbers = ", ".join(map(str, others[:10]))
            sv, en = (
                f"Metoden finns också på rad {numbers}.",
                f"The method is also in row {numbers}.",
            )
            row = replace(row, messages=(*row.messages, Message(label, sv, en)))
        marked.append(row)
    return marked
