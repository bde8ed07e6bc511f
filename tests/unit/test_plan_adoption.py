"""When a plan was adopted: never guessed, and undone only by what settles the matter again."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samplan.plan.adoption import Adoption, Seat, Settled, adoption

NORTH, SOUTH = Seat("adopt", "north"), Seat("adopt", "south")
BOTH = [NORTH, SOUTH]


def yes(seat: Seat, day: str | None, order: int = 1) -> Settled:
    """A board that adopted."""
    return Settled(seat, adopted=True, decided_on=day, order=order)


def no(seat: Seat, day: str | None, order: int = 1) -> Settled:
    """A board that rejected."""
    return Settled(seat, adopted=False, decided_on=day, order=order)


def test_a_plan_is_adopted_on_the_day_when_the_last_board_does_so() -> None:
    days = [yes(NORTH, "2022-03-01"), yes(SOUTH, "2022-05-18")]
    assert adoption(BOTH, days) == Adoption(date(2022, 5, 18), 2, 2)
    assert adoption(BOTH, days[:1]) == Adoption(None, 1, 2)
    assert adoption(BOTH, []) == Adoption(None, 0, 2)
    assert adoption([], days) == Adoption(None, 0, 0)


def test_a_day_that_is_not_known_in_full_is_not_guessed() -> None:
    for day in ("2022", "2022-05", None):
        made = [yes(NORTH, "2022-03-01"), yes(SOUTH, day)]
        assert adoption(BOTH, made) == Adoption(None, 2, 2)


def test_what_a_board_decides_later_holds() -> None:
    first = yes(NORTH, "2022-03-01")
    assert adoption([NORTH], [first, no(NORTH, "2022-04-01")]) == Adoption(None, 0, 1)
    again = adoption([NORTH], [no(NORTH, "2022-04-01"), yes(NORTH, "2022-06-01"), first])
    assert again == Adoption(date(2022, 6, 1), 1, 1)
    same_day = [no(NORTH, "2022-03-01", order=2), yes(NORTH, "2022-03-01", order=1)]
    assert adoption([NORTH], same_day) == Adoption(None, 0, 1)


def test_on_an_earlier_day_what_was_decided_later_is_not_known() -> None:
    made = [yes(NORTH, "2022-03-01"), yes(SOUTH, "2022-05-18")]
    assert adoption(BOTH, made, date(2022, 5, 17)) == Adoption(None, 1, 2)
    assert adoption(BOTH, made, date(2022, 5, 18)) == Adoption(date(2022, 5, 18), 2, 2)


def test_what_is_decided_of_another_matter_is_none_of_this() -> None:
    other = Seat("other", "north")
    assert adoption([NORTH], [yes(other, "2022-03-01")]) == Adoption(None, 0, 1)


DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))
SETTLED = st.builds(
    Settled,
    seat=st.sampled_from([NORTH, SOUTH, Seat("adopt", "west")]),
    adopted=st.booleans(),
    decided_on=st.none() | DAYS.map(str) | DAYS.map(lambda day: str(day)[:7]),
    order=st.integers(0, 1000),
)


@given(st.lists(SETTLED, max_size=12, unique_by=lambda one: one.order), DAYS, st.randoms())
def test_a_plan_is_adopted_only_by_all_and_in_whatever_order_decisions_come(
    made: list[Settled], on: date, chance: object
) -> None:
    found = adoption(BOTH, made, on)
    assert 0 <= found.adopted <= found.of == 2
    if found.decided_on is not None:
        assert found.adopted == found.of
        assert found.decided_on <= on
    mixed = list(made)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert adoption(BOTH, mixed, on) == found
