"""Running the checks over a round and naming both places in the sources."""

from typing import Any

from sqlmodel import Session

from samplan.gap.access import SeenRound
from samplan.gap.reading import read_links, read_round
from samplan.reconciliation.checks import find_disagreements
from samplan.reconciliation.findings import Evidence, Finding
from samplan.sources.service import places
from samplan.web.fields import text

Document = dict[str, Any]


def findings(session: Session, seen: SeenRound) -> list[Document]:
    """All findings of a round, in the order of its methods."""
    if seen.only is not None:
        return []  # who sees one column only cannot see what it disagrees with
    data = read_round(session, seen.row)
    found = find_disagreements(data, read_links(session))
    sides = [side for finding in found for side in (finding.statement, *finding.evidence)]
    sources = {place["id"]: place for place in places(session, (side.place_id for side in sides))}
    names = {method.id: text(method.name_sv, method.name_en) for method in data.methods}
    return [_shown(finding, seen.row.id, names, sources) for finding in found]


def _shown(
    finding: Finding, round_id: str, names: dict[str, Any], sources: dict[str, Any]
) -> Document:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "certainty": finding.certainty.value,
        "roundId": round_id,
        "methodId": finding.method_id,
        "methodName": names[finding.method_id],
        "title": finding.title,
        "arithmetic": finding.arithmetic,
        "difference": finding.difference,
        "statement": _side(finding.statement, sources),
        "evidence": [_side(side, sources) for side in finding.evidence],
    }


def _side(side: Evidence, sources: dict[str, Any]) -> Document:
    return {"text": side.text, "sourcePlace": sources.get(side.place_id or "")}
