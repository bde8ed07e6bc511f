"""Vocabulary of organisations: what kinds there are and how one succeeds another."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What an organisation is in the shared care of a county."""

    REGION = "region"
    """Principal for health care (huvudman); its id is the county's SCB code."""
    MUNICIPALITY = "municipality"
    """Principal for social services (huvudman); its id is its SCB code."""
    CARE_LEVEL = "care_level"
    """A level of care within a principal (vårdnivå), such as primary care."""
    UNIT = "unit"
    """A workplace or service within a principal (verksamhet, enhet)."""
    GROUP = "group"
    """Several organisations that a source speaks of as one, such as "the municipalities"."""


PRINCIPAL_KINDS = frozenset({OrganisationKind.REGION, OrganisationKind.MUNICIPALITY})


class Provider(StrEnum):
    """Who runs a unit on behalf of its principal."""

    PUBLIC = "public"
    PRIVATE = "private"


class SuccessionKind(StrEnum):
    """How one organisation took over from another."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    MOVED = "moved"
