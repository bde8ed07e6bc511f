"""The matrix, the comparison and the gap list as whole answers, read at one moment of the data."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session

from samplan.auth.service import Caller
from samplan.gap.access import SeenRound, see_round
from samplan.gap.comparison import compare_rounds
from samplan.gap.documents import round_reference
from samplan.gap.filters import Filters
from samplan.gap.gaps import list_gaps
from samplan.gap.matrix import fold_matrix
from samplan.gap.reading import moment, read_lineage, read_round
from samplan.gap.tables import GapRound
from samplan.gap.terms import RoundStatus
from samplan.sources.service import sources_of
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

MOST_ROUNDS = 6

Document = dict[str, Any]


def matrix(session: Session, seen: SeenRound, filters: Filters) -> Document:
    """A round's matrix with its sources."""
    data = read_round(session, seen.row, only_organisations=seen.only)
    folded = fold_matrix(data, filters)
    shown = {
        item["sourcePlaceId"]
        for area in folded["areas"]
        for method in area["methods"]
        for item in (*method["cells"], *method["groupStatements"])
    }
    return {
        "round": round_reference(seen.row)
        | {"editionId": seen.row.edition_id, "publishedAt": moment(seen.row.published_at)},
        **folded,
        "sources": sources_of(session, shown),
        "_meta": {"revision": seen.row.revision, "asOf": as_of([seen.row])},
    }


def as_of(rows: Iterable[GapRound]) -> str:
    """What the newest of the rounds is true of, as exact as is known."""
    newest = max(rows, key=lambda row: (row.year, row.id))
    return newest.as_of or str(newest.year)


def see_rounds(session: Session, caller: Caller, round_ids: Sequence[str]) -> list[SeenRound]:
    """Two or more rounds of one county to compare, oldest first."""
    if len(set(round_ids)) != len(round_ids):
        words = Words("Samma omgång står två gånger.", "The same round is there twice.")
        raise invalid(Violation("round", words))
    if not 2 <= len(round_ids) <= MOST_ROUNDS:  # noqa: PLR2004 - a comparison takes two
        words = Words(
            f"Ange minst två och högst {MOST_ROUNDS} omgångar.",
            f"Name at least two and at most {MOST_ROUNDS} rounds.",
        )
        raise invalid(Violation("round", words))
    seen = [see_round(session, caller, round_id) for round_id in round_ids]
    if len({item.row.county_id for item in seen}) > 1:
        words = Words("Omgångarna ska vara från samma län.", "The rounds should be of one county.")
        raise invalid(Violation("round", words))
    return sorted(seen, key=lambda item: (item.row.year, item.row.id))


def comparison(session: Session, seen: Sequence[SeenRound], filters: Filters) -> Document:
    """What changed between rounds, with the sources on both sides."""
    data = [read_round(session, item.row, only_organisations=item.only) for item in seen]
    compared = compare_rounds(data, read_lineage(session), filters)
    shown = {
        state["sourcePlaceId"]
        for method in compared["methods"]
        for subject in method["subjects"]
        for state in subject["states"]
    }
    return {
        "rounds": [round_reference(item.row) for item in seen],
        **compared,
        "sources": sources_of(session, shown),
        "_meta": {
            "revision": max(item.row.revision for item in seen),
            "asOf": as_of(item.row for item in seen),
        },
    }


def gap_list(session: Session, seen: SeenRound, filters: Filters) -> Document:
    """A round's gaps by rank, and what closed since the round before, not yet in pages."""
    previous = _previous(session, seen)
    data = read_round(session, seen.row, only_organisations=seen.only)
    before = read_round(session, previous, only_organisations=seen.only) if previous else None
    found = list_gaps(data, before, read_lineage(session), filters)
    return {
        "round": round_reference(seen.row),
        "previousRound": round_reference(previous) if previous else None,
        **found,
        "revision": seen.row.revision,
        "asOf": as_of([seen.row]),
    }


def _previous(session: Session, seen: SeenRound) -> GapRound | None:
    """The round before; a published one is held only against what everybody may see.

    Those who see a round under way see the one before it as far as they see this one.
    """
    row = session.get(GapRound, seen.row.previous_id) if seen.row.previous_id else None
    if row is None or (seen.is_public and row.status != RoundStatus.PUBLISHED):
        return None
    return row


def places_of_gaps(gaps: Iterable[Document]) -> set[str | None]:
    """The places that the gaps' figures point at."""
    return {
        item["sourcePlaceId"]
        for gap in gaps
        for part in ("lacking", "partly", "unknown", "groupStatements")
        for item in gap[part]
    }
