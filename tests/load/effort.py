"""How long each benchmark goes on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """Numbers of rounds, seconds and questions."""

    rounds: int
    """Turns of each candidate; best and median are told."""
    seconds: float
    """Length of a turn under load."""
    calls: int
    """Single calls that are timed one by one."""
    writes: int
    starts: int
    counties: int
    """Of the synthetic nation."""
    answers: int
    """Distinct answers while memory is watched."""


FULL = Effort(rounds=5, seconds=2.0, calls=300, writes=400, starts=7, counties=21, answers=6000)
QUICK = Effort(rounds=2, seconds=0.5, calls=40, writes=40, starts=2, counties=3, answers=600)
