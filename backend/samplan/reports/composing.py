"""A report out of plain documents: pure, so that an issued one is what the draft said."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from samplan.reports.blocks import Block, Json, Text, both
from samplan.reports.content import Content
from samplan.reports.sections.costs import costs
from samplan.reports.sections.decisions import decisions
from samplan.reports.sections.findings import findings
from samplan.reports.sections.gaps import gaps
from samplan.reports.sections.next_steps import next_steps
from samplan.reports.sections.progress import progress
from samplan.reports.terms import Section

_SECTIONS: Final[Mapping[Section, tuple[Text, Callable[[Content], Iterator[Block]]]]] = {
    Section.DECISIONS: (both("Beslut", "Decisions"), decisions),
    Section.PROGRESS: (both("Hur långt arbetet har kommit", "How far it has come"), progress),
    Section.GAPS: (both("Luckor i utbudet", "Gaps in what is offered"), gaps),
    Section.COSTS: (both("Kostnader", "Costs"), costs),
    Section.FINDINGS: (both("Uppgifter som inte stämmer", "Figures that disagree"), findings),
    Section.NEXT_STEPS: (both("Nästa steg", "Next steps"), next_steps),
}


@dataclass(frozen=True)
class Own:
    """The lead's own words by section."""

    words: Mapping[Section, str | None]


def compose(content: Content, own: Own) -> list[Json]:
    """The sections of a report, in order: the lead's own words, then what the data says."""
    return [
        {
            "id": section.value,
            "title": title,
            "own": own.words.get(section),
            "blocks": list(write(content)),
        }
        for section, (title, write) in _SECTIONS.items()
    ]
