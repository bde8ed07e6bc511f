"""Where figures disagree, of what the report is about: open and worth knowing."""

from collections.abc import Iterator, Mapping
from typing import Final

from samplan.reports.blocks import Block, Text, both, column, note, paragraph, table
from samplan.reports.content import Content

_CERTAINTIES: Final[Mapping[str, Text]] = {
    "certain": both("Säkert", "Certain"),
    "likely": both("Troligt", "Likely"),
}
WORTH_KNOWING: Final = frozenset(_CERTAINTIES)
"""How sure a check is of what boards should know."""


def findings(content: Content) -> Iterator[Block]:
    """What disagrees, with its arithmetic."""
    if not content.findings:
        yield paragraph(both("Inga öppna avvikelser.", "No open findings."))
        return
    columns = [
        column("Vad som inte stämmer", "What disagrees"),
        column("Uträkning", "Arithmetic"),
        column("Hur säkert", "How sure"),
    ]
    rows = [
        [one["title"], one["arithmetic"], _CERTAINTIES[one["certainty"]]]
        for one in content.findings
    ]
    yield table(both("Öppna avvikelser", "Open findings"), columns, rows)
    yield note(
        both(
            "Uppgifter som säger emot varandra, och som ingen har förklarat eller godtagit. Inget "
            "rättas av sig självt.",
            "Figures that disagree and that nobody has explained or accepted. Nothing is corrected "
            "by itself.",
        )
    )
