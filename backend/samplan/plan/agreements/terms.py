"""Vocabulary of agreements and routines."""

from enum import StrEnum


class AgreementKind(StrEnum):
    """What a document of the register is."""

    AGREEMENT = "agreement"
    ROUTINE = "routine"
    STEERING = "steering"
    """Guideline, treatment line or other steering document."""
    CONTRACT = "contract"
    PLAN = "plan"
    REPORT = "report"
    """Not an agreement, but in the register."""


class AgreementStatus(StrEnum):
    """Where it stands."""

    IN_FORCE = "in_force"
    PROPOSED = "proposed"
    REQUIRED = "required"
    """Ordered or statutory, and not described as existing."""
    ENDED = "ended"
    UNKNOWN = "unknown"
