"""Vocabulary of recommended methods."""

from enum import StrEnum


class Substance(StrEnum):
    """What the harmful use or dependency concerns."""

    ALCOHOL = "alcohol"
    DRUGS = "drugs"
    CANNABIS = "cannabis"
    STIMULANTS = "stimulants"
    OPIOIDS = "opioids"
    OPIOID_ANALGESICS = "opioid_analgesics"
    BENZODIAZEPINES = "benzodiazepines"
    GAMBLING = "gambling"
    SEVERAL = "several"
    """More than one, or the source does not say."""


class AgeGroup(StrEnum):
    """For whom a method is meant."""

    ADULT = "adult"
    YOUTH = "youth"
    ALL = "all"


class MethodKind(StrEnum):
    """What sort of method it is."""

    SCREENING = "screening"
    ASSESSMENT = "assessment"
    MEDICAL_TEST = "medical_test"
    DRUG_TREATMENT = "drug_treatment"
    PSYCHOSOCIAL = "psychosocial"
    SUPPORT = "support"


class LineageKind(StrEnum):
    """How a method of one edition relates to the next edition's."""

    SAME = "same"
    WIDENED = "widened"
    NARROWED = "narrowed"
    SPLIT = "split"
    MERGED = "merged"
    RENAMED = "renamed"
    NEW = "new"
    REMOVED = "removed"


class MethodLinkKind(StrEnum):
    """How one method's cells bear on a statement about another."""

    FORM_OF = "form_of"
    """The method is one form of the other (individual or group CRA is a form of CRA)."""
    NEAR = "near"
    """Wider or narrower than the other, so that a comparison is only an indication."""
