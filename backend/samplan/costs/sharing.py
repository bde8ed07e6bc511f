"""Who would pay what under another rule than the one that items state.

The whole cost is divided, also what nobody has been said to pay, over those who are named, by
largest remainders: no krona is lost. What is stated stands beside it and does not change.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from samplan.costs.ranges import NOTHING, Range, divide

Payer = str | None
"""An organisation; None: nobody has been said to pay."""


@dataclass(frozen=True, slots=True)
class Part:
    """What falls on one of them as it is stated, and under the rule."""

    stated: Range
    shared: Range

    @property
    def difference(self) -> tuple[int, int]:
        """How much more under the rule, end by end; a stated end that is open stays so."""
        return self.shared.low - self.stated.low, self.shared.high - self.stated.high


def share_out(
    whole: Range, stated: Mapping[Payer, Range], weights: Mapping[str, int]
) -> dict[Payer, Part]:
    """What everybody would pay of the whole by their weights, in whole kronor.

    Those who are named come first, in the order of their weights; after them those who pay as it
    is stated but would not under the rule; last nobody, with what has no payer. ValueError when
    the weights together are nothing.
    """
    together = sum(weights.values())
    if together <= 0:
        message = "weights that are nothing together divide nothing"
        raise ValueError(message)
    shared = dict(zip(weights, divide(whole, list(weights.values()), together), strict=True))
    others = [payer for payer in stated if payer is not None and payer not in weights]
    payers: list[Payer] = [*weights, *others, None]
    return {
        payer: Part(stated.get(payer, NOTHING), shared.get(payer or "", NOTHING))
        for payer in payers
    }


def as_stated(stated: Mapping[Payer, Range], named: Mapping[str, int]) -> dict[Payer, Part]:
    """The same where nothing is changed: what has no payer still has none."""
    others = [payer for payer in stated if payer is not None and payer not in named]
    payers: list[Payer] = [*named, *others, None]
    found = {payer: stated.get(payer, NOTHING) for payer in payers}
    return {payer: Part(one, one) for payer, one in found.items()}
