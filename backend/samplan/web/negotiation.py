"""Reading the headers in which a client weighs what it wants (RFC 9110, 12.4.2)."""

from collections.abc import Callable, Sequence
from functools import lru_cache


def preferred(
    header: str, offered: Sequence[str], *, match: Callable[[str, str], bool]
) -> str | None:
    """The offer that the header likes best; the first offer when it says nothing.

    `match(wanted, offer)` says whether an element of the header covers an offer. None when the
    header refuses all offers. The most specific element that covers an offer decides its weight.
    """
    elements = _elements(header)
    if not elements:
        return offered[0]
    weights = [_weight(elements, offer, match) for offer in offered]
    best = max(weights)
    return offered[weights.index(best)] if best > 0 else None


def _weight(
    elements: list[tuple[str, float]], offer: str, match: Callable[[str, str], bool]
) -> float:
    covering = [
        (wanted.count("*"), -len(wanted), q) for wanted, q in elements if match(wanted, offer)
    ]
    return min(covering)[2] if covering else 0.0


def _elements(header: str) -> list[tuple[str, float]]:
    elements = []
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if name:
            elements.append((name.lower(), _quality(parameters)))
    return elements


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return max(0.0, min(1.0, float(parameter[2:])))
            except ValueError:
                return 0.0
    return 1.0


@lru_cache(maxsize=64)
def accepts_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header takes gzip; kept, since few different ones are sent."""
    elements = _elements(accept_encoding)
    return _weight(elements, "gzip", lambda wanted, offer: wanted in {"*", offer}) > 0


def media_match(wanted: str, offered: str) -> bool:
    """Whether a media range such as text/* covers a media type."""
    if wanted in ("*", "*/*"):
        return True
    kind, _, sub = wanted.partition("/")
    return offered.startswith(f"{kind}/") if sub == "*" else wanted == offered
