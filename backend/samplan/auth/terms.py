"""Vocabulary of who may do what."""

from enum import StrEnum


class Role(StrEnum):
    """What a caller is."""

    READER = "reader"
    """Anyone; with a key where reading is closed."""
    REPORTER = "reporter"
    """Answers for one organisation and what lies under it."""
    LEAD = "lead"
    """Keeps one county's rounds and data (projektledare)."""
    ADMINISTRATOR = "administrator"


class Way(StrEnum):
    """How a caller is known."""

    KEY = "key"
    """By a key, in the header or signed in with it."""
    PROVIDER = "provider"
    """Signed in at the organisations' identity provider."""
    TOKEN = "token"  # noqa: S105 - a word
    """By a token that the identity provider has given a system."""


class Reach(StrEnum):
    """How far a permission reaches."""

    ANY = "any"
    COUNTY = "county"
    OWN = "own"
    """The own organisation and what lies under it."""


class Permission(StrEnum):
    """What a request asks to be allowed."""

    OPEN = "open"
    """What must always be reachable: api-info, signing in and out, the table of roles."""
    READ = "read"
    """Published figures."""
    READ_UNPUBLISHED = "read_unpublished"
    """Rounds and collections that are not published yet."""
    READ_UNPROTECTED = "read_unprotected"
    """Small numbers as they are, without the protection that everybody else's figures have."""
    REPORT = "report"
    """Fill in an organisation's column of an open round, its figures in a collection, or how far
    it has come with an activity."""
    MANAGE_ROUNDS = "manage_rounds"
    """Make, open, review and publish rounds and collections, and see who has answered."""
    CORRECT = "correct"
    """Correct what is published, visibly and with a reason."""
    REVIEW_FINDINGS = "review_findings"
    """Explain or accept a finding."""
    MANAGE_ORGANISATIONS = "manage_organisations"
    MANAGE_SOURCES = "manage_sources"
    MANAGE_METHODS = "manage_methods"
    MANAGE_INDICATORS = "manage_indicators"
    """Indicators, their dimensions and topics, which all counties share."""
    MANAGE_COSTS = "manage_costs"
    """Cost items, what sources say of them, role costs and scenarios."""
    MANAGE_PRICES = "manage_prices"
    """Roles and price indexes, which all counties share."""
    MANAGE_PLAN = "manage_plan"
    """The plan with its activities, decisions, analyses, agreements, training and reports."""
    MANAGE_DOCUMENTS = "manage_documents"
    """Read a county's whole document in."""
    MANAGE_KEYS = "manage_keys"
    MANAGE_WEBHOOKS = "manage_webhooks"
    """Which systems are told what happens in the county, and how that goes."""
