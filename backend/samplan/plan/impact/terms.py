"""Vocabulary of consequence analyses and follow-ups."""

from enum import StrEnum


class Perspective(StrEnum):
    """From whose side consequences are seen."""

    SOCIAL_SERVICES = "social_services"
    HEALTH_CARE = "health_care"
    SERVICE_USERS = "service_users"


class ImpactKind(StrEnum):
    """What a point of an analysis is."""

    BENEFIT = "benefit"
    CHALLENGE = "challenge"
    CONSIDER = "consider"
    RESOURCE = "resource"
    """What it takes of an organisation."""


class InPractice(StrEnum):
    """The answer to: has it been done, does it work as meant."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    TOO_EARLY = "too_early"
    UNKNOWN = "unknown"
