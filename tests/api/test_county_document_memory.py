"""A county's document is written at the same memory however large the county is."""

import tracemalloc

import pytest

from samplan.county_documents.terms import View
from samplan.county_documents.text import hash_in
from samplan.db.engine import Database
from samplan.db.session import reading
from support.county_documents import parts_of
from support.observations import VISITS, lay_catalogue, observation, write

WHOLE = View("22", unprotected=True, unpublished=True)
FEW, MANY = 6_000, 24_000
"""Both more than the rows that are read at once."""


@pytest.fixture
def grown(database: Database) -> Database:
    """A county with an indicator that has as many figures as a test gives it."""
    lay_catalogue(database)
    return database


def test_several_times_the_figures_take_no_more_memory(grown: Database) -> None:
    peaks, sizes = [], []
    for first, last in ((0, FEW), (FEW, MANY)):
        periods = (f"{1000 + number // 12}-{number % 12 + 1:02d}" for number in range(first, last))
        write(grown, (observation(VISITS, "2281", 7, period=one) for one in periods))
        tracemalloc.start()
        with reading(grown) as session:
            size, ending = 0, b""
            for part in parts_of(session, WHOLE):
                size += len(part)
                ending = part
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        sizes.append(size)
        assert hash_in(ending).startswith("sha256:")
    grew = sizes[1] - sizes[0]
    assert grew > 4_000_000
    assert peaks[1] - peaks[0] < grew / 10, (peaks, sizes)
