"""In front of the API: what can be known of a caller before the database is asked.

A pure ASGI layer. A token of the identity provider is checked here, so that a provider that is
slow holds no session of the database; and answers that were counted say where the caller stands.
"""

import hashlib
import hmac
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samplan.auth.provider import Provider, ProviderAwayError
from samplan.auth.rates import Standing
from samplan.auth.service import TokenHolder
from samplan.auth.tokens import Fault, TokenError, looks_like_token
from samplan.db.session import CALLER
from samplan.web.published import SESSION_COOKIE

log = structlog.get_logger("samplan.gate")

ARRIVED = "samplan.arrived"
MOST_RECOGNISED = 10_000


@dataclass
class Arrived:
    """A request as it has come through the gate, and what is told back through it."""

    credential: str | None = None
    """A keyed hash of the key, the token or the session that came along."""
    holder: TokenHolder | None = None
    refused: Fault | None = None
    """Why the token is not taken."""
    provider_is_away: bool = False
    counted: list[Standing] = field(default_factory=list)


class Recognised:
    """Credentials that were good a moment ago, as keyed hashes.

    Only those have places of their own at the database: with invented ones nobody gets more.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._good: OrderedDict[str, None] = OrderedDict()

    def hash(self, secret: str) -> str:
        """The keyed hash of a secret or a subject; the key is gone with the process."""
        return hmac.new(self._key, secret.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def add(self, credential: str) -> None:
        """Remember a credential that was found good."""
        self._good[credential] = None
        while len(self._good) > MOST_RECOGNISED:
            self._good.popitem(last=False)

    def __contains__(self, credential: str) -> bool:
        """Whether it was found good."""
        return credential in self._good


class Gate:
    """Wraps the API; see the module's text."""

    def __init__(self, app: ASGIApp, provider: Provider | None, recognised: Recognised) -> None:
        self.app = app
        self.provider = provider
        self.recognised = recognised

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        arrived = await self._look(scope)
        scope[ARRIVED] = arrived
        scope[CALLER] = self._known_as(scope, arrived)

        async def send_with_standing(message: Message) -> None:
            if message["type"] == "http.response.start" and arrived.counted:
                headers = MutableHeaders(scope=message)
                for name, value in arrived.counted[-1].headers.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_standing)

    async def close(self) -> None:
        """Give back the connections to the provider."""
        if self.provider is not None:
            await self.provider.close()

    async def _look(self, scope: Scope) -> Arrived:
        headers = Headers(scope=scope)
        secret = bearer(headers)
        if secret is None:
            token = _session_token(headers)
            return Arrived(self.recognised.hash(token) if token else None)
        provider = self.provider
        if provider is None or not provider.settings.takes_tokens or not looks_like_token(secret):
            return Arrived(self.recognised.hash(secret))
        return await self._check(provider, secret)

    async def _check(self, provider: Provider, secret: str) -> Arrived:
        try:
            claims = await provider.access_claims(secret)
        except TokenError as error:
            log.info("token refused", why=error.fault.value)
            return Arrived(refused=error.fault)
        except ProviderAwayError:
            return Arrived(provider_is_away=True)
        subject = self.recognised.hash(f"{claims['iss']} {claims['sub']}")
        return Arrived(subject, TokenHolder(claims, f"token-{subject}"))

    def _known_as(self, scope: Scope, arrived: Arrived) -> str:
        """The name under which the caller has places at the database."""
        credential = arrived.credential
        if credential is not None and (arrived.holder or credential in self.recognised):
            return credential
        client = scope.get("client")
        return client[0] if client else "unknown"


def bearer(headers: Headers) -> str | None:
    """What the Authorization header holds; None without one, empty when it is no bearer's."""
    authorization = headers.get("authorization")
    if authorization is None:
        return None
    scheme, _, secret = authorization.partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _session_token(headers: Headers) -> str | None:
    if SESSION_COOKIE not in headers.get("cookie", ""):
        return None
    return cookie_parser(headers["cookie"]).get(SESSION_COOKIE)
