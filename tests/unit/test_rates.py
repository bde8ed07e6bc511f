"""How often a caller may ask: the window moves, and what is told of it is true."""

import pytest

from samplan.auth.rates import WINDOW_SECONDS, RateLimits, Window
from samplan.web.errors import ProblemError
from support.settings import settings_for


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits(clock: Clock) -> RateLimits:
    return RateLimits(settings_for("", requests_per_minute=3, sign_ins_per_minute=2), clock)


def refused(limits: RateLimits, who: str, limit: int | None = None) -> dict[str, str]:
    """The headers of the refusal of one request more."""
    with pytest.raises(ProblemError) as problem:
        limits.count_request(who, limit)
    assert problem.value.kind.status == 429
    return dict(problem.value.headers)


def test_each_counts_for_itself_and_is_told_what_is_left(limits: RateLimits, clock: Clock) -> None:
    assert [limits.count_request("a").remaining for _ in range(3)] == [2, 1, 0]
    assert limits.count_request("b").remaining == 2
    assert refused(limits, "a")["RateLimit"] == '"requests";r=0;t=60'
    clock.now += 20
    assert limits.count_request("b").headers == {
        "RateLimit-Policy": '"requests";q=3;w=60',
        "RateLimit": '"requests";r=1;t=40',
    }


def test_whoever_waits_as_long_as_told_gets_through_and_not_a_moment_before(
    limits: RateLimits, clock: Clock
) -> None:
    for _ in range(3):
        limits.count_request("a")
        clock.now += 7
    seconds = int(refused(limits, "a")["Retry-After"])
    assert seconds == 39
    clock.now += seconds - 0.5
    assert int(refused(limits, "a")["Retry-After"]) == 1
    clock.now += 0.5
    assert limits.count_request("a").remaining == 0
    assert int(refused(limits, "a")["Retry-After"]) == 7


def test_never_more_than_the_limit_within_any_minute(limits: RateLimits, clock: Clock) -> None:
    let_through: list[float] = []
    for _ in range(400):
        clock.now += 1.7
        try:
            limits.count_request("a")
        except ProblemError:
            continue
        let_through.append(clock.now)
    assert len(let_through) > 30
    for moment in let_through:
        assert sum(moment - WINDOW_SECONDS < one <= moment for one in let_through) <= 3


def test_a_limit_of_its_own_goes_before_everybody_s(limits: RateLimits) -> None:
    assert limits.count_request("key", 1).limit == 1
    assert refused(limits, "key", 1)["RateLimit-Policy"] == '"requests";q=1;w=60'
    assert limits.count_request("key", 10).remaining == 8


def test_a_limit_that_was_lowered_tells_when_it_holds_again(clock: Clock) -> None:
    window = Window("requests", clock)
    for _ in range(5):
        window.hit("a", 5)
        clock.now += 1
    assert window.hit("a", 2) is None
    standing = window.look("a", 2)
    assert (standing.remaining, standing.reset_seconds) == (0, 58)
    clock.now += 58
    assert window.hit("a", 2) is not None


def test_looking_counts_nothing(limits: RateLimits) -> None:
    assert [limits.standing("a").remaining for _ in range(5)] == [3] * 5
    assert limits.standing("a").reset_seconds == 0


def test_wrong_keys_are_counted_apart(limits: RateLimits) -> None:
    for _ in range(2):
        limits.check_failures("1.2.3.4")
        limits.count_failure("1.2.3.4")
    with pytest.raises(ProblemError):
        limits.check_failures("1.2.3.4")
    limits.check_failures("1.2.3.5")
    assert limits.count_request("1.2.3.4").remaining == 2


def test_those_who_have_gone_are_forgotten(limits: RateLimits, clock: Clock) -> None:
    for number in range(1000):
        limits.count_request(f"caller-{number}")
    clock.now += WINDOW_SECONDS + 1
    assert limits.standing("caller-7").remaining == 3  # looking leaves nothing to stumble over
    limits.count_request("late")
    assert list(limits._requests._moments) == ["late"]
