"""What it costs to check a token of the identity provider, and whether anybody waits for it."""

import asyncio
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from load.effort import Effort
from load.report import Aim, Section, Table, number
from samplan.auth.configuration import provider_settings
from samplan.auth.provider import PATIENCE_SECONDS, Provider, ProviderAwayError
from support.settings import settings_for
from support.tokens import AUDIENCE, ISSUER, JWKS, KEYS, mint

ALGORITHMS = (("RS256", "rsa"), ("PS256", "pss"), ("ES256", "ec"), ("EdDSA", "okp"))
MOST_MILLISECONDS = 0.2
AT_ONCE = 200
GROUPS = [f"group-{number}" for number in range(30)]


def _provider(answer: Callable[[httpx.Request], Any]) -> Provider:
    chosen = provider_settings(
        settings_for("", oidc_issuer=ISSUER, oidc_audience=AUDIENCE, oidc_jwks_uri=f"{ISSUER}/jwks")
    )
    assert chosen is not None
    return Provider(chosen, transport=httpx.MockTransport(answer))


async def _times(algorithm: str, key: str, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of processor time and of the clock for each check, with the keys at hand."""
    provider = _provider(lambda _: httpx.Response(200, json=JWKS))
    token = mint(KEYS[key], {"alg": algorithm, "kid": key}, groups=GROUPS)
    await provider.access_claims(token)
    used, taken = [], []
    for _ in range(rounds):
        cpu, began = time.process_time(), time.perf_counter()
        for _ in range(AT_ONCE):
            await provider.access_claims(token)
        used.append((time.process_time() - cpu) / AT_ONCE * 1000)
        taken.append((time.perf_counter() - began) / AT_ONCE * 1000)
    return used, taken


async def _pause_while_it_hangs() -> float:
    """The longest that the event loop stood still, in ms, while tokens waited for the provider."""

    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(PATIENCE_SECONDS * 10)
        raise AssertionError

    provider = _provider(hang)
    waiting = [asyncio.create_task(provider.access_claims(mint())) for _ in range(AT_ONCE)]
    longest = 0.0
    while not all(one.done() for one in waiting):
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        longest = max(longest, time.perf_counter() - began - 0.005)
    refused = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(one, ProviderAwayError) for one in refused)
    return longest * 1000


def measure(effort: Effort, _database: Path, _folder: Path) -> Section:
    """Signature, times and claims of a token with thirty groups, by algorithm."""
    rows, aims = [], []
    for algorithm, key in ALGORITHMS:
        used, taken = asyncio.run(_times(algorithm, key, effort.rounds * 5))
        middle = statistics.median(used)
        rows.append(
            [algorithm, number(middle), number(min(taken)), number(statistics.median(taken))]
        )
        aims.append(Aim.at_most(f"{algorithm}: check of a token", MOST_MILLISECONDS, middle, "ms"))
    pause = asyncio.run(_pause_while_it_hangs())
    return Section(
        "Tokens of the identity provider",
        f"A token with {len(GROUPS)} groups is checked with the keys at hand: header, signature, "
        "issuer, audience, times. Processor time is what counts; the clock also shows what else "
        "the machine did.",
        [Table(["algorithm", "processor ms", "best ms", "median ms"], rows)],
        aims,
        [
            (
                f"While {AT_ONCE} tokens waited {number(PATIENCE_SECONDS)} s for a provider that "
                f"hung, the event loop stood still for at most {number(pause)} ms."
            )
        ],
    )
