"""Vocabulary of status reports."""

from enum import StrEnum


class ReportScope(StrEnum):
    """What a report is about."""

    PLAN = "plan"
    STEP = "step"
    PRINCIPAL = "principal"


class ReportState(StrEnum):
    """Whether it can still be written in."""

    DRAFT = "draft"
    ISSUED = "issued"


class Section(StrEnum):
    """The parts of a report, in order."""

    DECISIONS = "decisions"
    PROGRESS = "progress"
    GAPS = "gaps"
    COSTS = "costs"
    FINDINGS = "findings"
    NEXT_STEPS = "next_steps"


class BlockKind(StrEnum):
    """What a piece of a section is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    """What has to be known to read the figures right: where they come from, what is not known."""
    LIST = "list"
    TABLE = "table"
