"""The identity provider: its addresses and keys, fetched over HTTP and kept for a while.

Whatever the provider does – answers with garbage, redirects, hangs, is away – costs those who come
with its tokens a few seconds at most, holds no session of the database, and nobody else notices.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx
import structlog
from joserfc.jwk import Key

from samplan.auth.configuration import ProviderSettings, is_safe_address
from samplan.auth.tokens import (
    ID_TYPES,
    Fault,
    TokenError,
    check_access,
    check_id,
    read_header,
    read_keys,
)

log = structlog.get_logger("samplan.provider")

PATIENCE_SECONDS = 3.0
"""For one answer of the provider, from the first byte sent to the last received."""
LARGEST_ANSWER = 256_000
ADDRESSES_SECONDS = 3600.0
KEYS_SECONDS = 300.0
"""How long keys are used before they are asked for anew: how long a withdrawn key may live on."""
KEPT_SECONDS = 12 * 3600.0
"""How long keys are used while the provider is away."""
PAUSE_SECONDS = 10.0
"""Keys are asked for no more often than this, however many unknown ones tokens name."""
RETRY_SECONDS = 3.0
"""The same when the last attempt failed."""


class ProviderAwayError(Exception):
    """The provider does not answer, or not with what it should."""


class CodeRefusedError(Exception):
    """The provider does not take the code."""


@dataclass(frozen=True)
class Addresses:
    """Where the provider does what."""

    authorization: str
    token: str
    keys: str
    end_session: str | None
    posts_secret: bool
    """The secret goes into the body: the provider does not take it in a header."""


@dataclass
class _Kept:
    """What was fetched, when, and when it may be asked for again."""

    value: Any = None
    fetched_at: float = float("-inf")
    not_before: float = float("-inf")
    failed: bool = False
    task: "asyncio.Task[None] | None" = field(default=None, repr=False)


class Provider:
    """One identity provider; see the module's text."""

    def __init__(
        self,
        settings: ProviderSettings,
        *,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.now = now
        self._addresses = _Kept()
        self._keys = _Kept()
        self._client = httpx.AsyncClient(
            timeout=PATIENCE_SECONDS,
            follow_redirects=False,
            headers={"Accept": "application/json"},
            transport=transport,
        )

    async def access_claims(self, token: str) -> dict[str, Any]:
        """The claims of an access token that holds; TokenError or ProviderAwayError otherwise."""
        rules = self.settings.access
        header = read_header(token, rules)
        return check_access(token, header, await self._key(header.key_id), rules, self.now())

    async def id_claims(self, token: str, nonce: str) -> dict[str, Any]:
        """The claims of an ID token made for this sign-in."""
        rules = self.settings.identity
        header = read_header(token, rules, ID_TYPES)
        key = await self._key(header.key_id)
        return check_id(token, header, key, rules, self.now(), nonce=nonce)

    async def addresses(self) -> Addresses:
        """Where the provider does what; ProviderAwayError while that is not known."""
        kept = self._addresses
        if kept.value is None:
            await self._fetched(kept, self._fetch_addresses)
        elif self._is_older(kept, ADDRESSES_SECONDS):
            self._begin(kept, self._fetch_addresses)
        if kept.value is None:
            raise ProviderAwayError
        found: Addresses = kept.value
        return found

    async def redeem(self, code: str, verifier: str, redirect_uri: str) -> str:
        """The ID token that the code stands for."""
        addresses = await self.addresses()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": verifier,
            "redirect_uri": redirect_uri,
            "client_id": self.settings.client_id,
        }
        options: dict[str, Any] = {"data": form}
        secret = self.settings.client_secret
        if secret and addresses.posts_secret:
            form["client_secret"] = secret
        elif secret:  # RFC 6749, 2.3.1: both are percent-encoded first
            options["auth"] = (quote(self.settings.client_id, safe=""), quote(secret, safe=""))
        answer = await self._ask("POST", addresses.token, **options)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise ProviderAwayError
        return token

    async def close(self) -> None:
        """Give back the connections; what is being fetched is left."""
        for kept in (self._addresses, self._keys):
            if kept.task is not None and not kept.task.done():
                kept.task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await kept.task
        await self._client.aclose()

    async def _key(self, key_id: str) -> Key:
        """The provider's key of that name. One that is known is never waited for."""
        kept = self._keys
        if self._is_older(kept, KEPT_SECONDS):
            kept.value = None
        if kept.value is not None and key_id in kept.value:
            if self._is_older(kept, KEYS_SECONDS):
                self._begin(kept, self._fetch_keys)
            found: Key = kept.value[key_id]
            return found
        await self._fetched(kept, self._fetch_keys)
        if kept.value is None or (key_id not in kept.value and kept.failed):
            raise ProviderAwayError
        if key_id not in kept.value:
            raise TokenError(Fault.UNKNOWN_KEY)
        return kept.value[key_id]  # type: ignore[no-any-return]

    def _is_older(self, kept: _Kept, seconds: float) -> bool:
        return self.clock() - kept.fetched_at >= seconds

    async def _fetched(self, kept: _Kept, fetch: Callable[[], Any]) -> None:
        """Wait for the fetch under way, which all share, or for a new one if one is due."""
        self._begin(kept, fetch)
        if kept.task is not None and not kept.task.done():
            await asyncio.shield(kept.task)

    def _begin(self, kept: _Kept, fetch: Callable[[], Any]) -> None:
        if (kept.task is None or kept.task.done()) and self.clock() >= kept.not_before:
            kept.task = asyncio.create_task(self._fetch(kept, fetch))

    async def _fetch(self, kept: _Kept, fetch: Callable[[], Any]) -> None:
        try:
            kept.value = await fetch()
        except ProviderAwayError:
            kept.failed = True
            kept.not_before = self.clock() + RETRY_SECONDS
        else:
            kept.failed = False
            kept.fetched_at = self.clock()
            kept.not_before = kept.fetched_at + PAUSE_SECONDS

    async def _fetch_addresses(self) -> Addresses:
        issuer = self.settings.issuer
        path = "/.well-known/openid-configuration"
        found = await self._ask("GET", issuer.removesuffix("/") + path)
        try:
            return _read_addresses(found, issuer)
        except ValueError as error:
            log.warning("provider's description is not right", why=str(error))
            raise ProviderAwayError from error

    async def _fetch_keys(self) -> dict[str, Key]:
        address = self.settings.jwks_uri or (await self.addresses()).keys
        try:
            return read_keys(await self._ask("GET", address))
        except ValueError as error:
            log.warning("provider's keys cannot be read", why=str(error))
            raise ProviderAwayError from error

    async def _ask(self, method: str, address: str, **options: Any) -> dict[str, Any]:
        """The JSON object that the provider answers with, within the patience and the size."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                async with self._client.stream(method, address, **options) as response:
                    body = await _limited(response)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
            log.warning("provider away", host=urlsplit(address).hostname, why=type(error).__name__)
            raise ProviderAwayError from error
        if method == "POST" and response.is_client_error:
            log.warning("provider refuses", host=response.url.host, status=response.status_code)
            raise CodeRefusedError
        try:
            answer = json.loads(body) if response.status_code == httpx.codes.OK else None
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            host = urlsplit(address).hostname
            log.warning(
                "provider answers with something else", host=host, status=response.status_code
            )
            raise ProviderAwayError
        return answer


async def _limited(response: httpx.Response) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > LARGEST_ANSWER:
            message = "too large"
            raise httpx.DecodingError(message)
        parts.append(part)
    return b"".join(parts)


def _read_addresses(found: Mapping[str, Any], issuer: str) -> Addresses:
    """The addresses in the provider's own description; ValueError when they cannot be right."""
    if found.get("issuer") != issuer:
        message = "it speaks of another issuer"
        raise ValueError(message)
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    told = [found.get(name) for name in (*names, "end_session_endpoint")]
    for name, address in zip((*names, "end_session_endpoint"), told, strict=True):
        if address is None and name == "end_session_endpoint":
            continue
        if not isinstance(address, str) or not is_safe_address(address):
            message = f"{name} is no address over TLS"
            raise ValueError(message)
    authorization, token, keys, end_session = told
    ways = found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    posts = "client_secret_post" in ways and "client_secret_basic" not in ways
    return Addresses(str(authorization), str(token), str(keys), end_session, posts)


def with_query(address: str, **parameters: str) -> str:
    """The address with parameters added to those that it has."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(parameters)}"
