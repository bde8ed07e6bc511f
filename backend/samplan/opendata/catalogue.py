"""What a catalogue of open data says, before it is written in any form."""

from collections.abc import Sequence
from dataclasses import dataclass

from samplan.opendata.terms import DistributionForm, OpenDataKind

Named = dict[str, str | None]
"""A text in Swedish and, where it has been written, English."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A dataset in one form, under an address that stays."""

    form: DistributionForm
    path: str
    """Under the API's root."""


@dataclass(frozen=True, slots=True)
class OpenDataset:
    """One dataset that anybody may fetch."""

    id: str
    kind: OpenDataKind
    county_id: str
    county_name: str
    title: Named
    description: Named
    attribution: Named
    """What to write beside the figures: where they come from."""
    page: str
    """Where people look at it, under the installation's address."""
    distributions: Sequence[Distribution]
    first_year: int | None = None
    last_year: int | None = None
    issued_at: str | None = None
    modified_at: str | None = None
    frequency: str | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for what is published."""

    name: str
    number: str
    kind: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that an installation has to say of itself to a data portal."""

    public_url: str
    api_path: str
    contact_email: str
    publisher: Publisher
    licence: str
    """The licence's own address."""
    datasets: Sequence[OpenDataset]
