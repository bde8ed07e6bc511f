"""A sign-in at the identity provider: begun in one browser, ended once, in the same.

The rows are no part of the history. They are written in transactions of their own, so that nobody
waits while the provider is asked.
"""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.auth.configuration import ProviderSettings
from samplan.auth.provider import Addresses, with_query
from samplan.auth.service import hash_secret
from samplan.auth.tables import SignIn
from samplan.db.base import now

LASTS_MINUTES = 10
START = "/"
_OWN_PATH = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")
LONGEST_PATH = 2000
_NEEDS_PERSON = frozenset(
    {
        "login_required",
        "interaction_required",
        "consent_required",
        "account_selection_required",
    }
)
"""What a provider says that may show nothing and would have to."""


@dataclass(frozen=True)
class Begun:
    """A sign-in that has begun: where the browser goes, and what it keeps."""

    address: str
    browser: str
    """For the cookie."""


@dataclass(frozen=True)
class Ended:
    """What is known of a sign-in when the browser comes back to it."""

    nonce: str
    code_verifier: str
    return_to: str
    silent: bool

    def stays_as_it_was(self, error: str) -> bool:
        """Whether the provider was only asked quietly, and would have had to show something."""
        return self.silent and error in _NEEDS_PERSON


def own_path(target: str | None) -> str:
    """The page to return to: one of ours, whatever was asked for."""
    if target is None or len(target) > LONGEST_PATH or _OWN_PATH.fullmatch(target) is None:
        return START
    return target


def begin(
    session: Session,
    settings: ProviderSettings,
    addresses: Addresses,
    *,
    return_to: str | None,
    silent: bool,
) -> Begun:
    """Begin a sign-in. Those that nobody ended in time are cleared away."""
    session.connection().execute(sa.delete(SignIn).where(col(SignIn.expires_at) < now()))
    browser, state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(4))
    session.add(
        SignIn(
            state_hash=hash_secret(state),
            browser_hash=hash_secret(browser),
            nonce=nonce,
            code_verifier=verifier,
            return_to=own_path(return_to),
            silent=silent,
            expires_at=now() + timedelta(minutes=LASTS_MINUTES),
        )
    )
    digest = hashlib.sha256(verifier.encode()).digest()
    parameters = {
        "response_type": "code",
        "client_id": settings.client_id,
        "redirect_uri": settings.redirect_uri,
        "scope": settings.scopes,
        "state": state,
        "nonce": nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    if silent:
        parameters["prompt"] = "none"
    return Begun(with_query(addresses.authorization, **parameters), browser)


def end(session: Session, *, state: str, browser: str | None) -> Ended | None:
    """Take the sign-in away and tell what is known of it.

    None when there is none, it has lasted too long, or it was begun in another browser.
    """
    taken = sa.delete(SignIn).where(col(SignIn.state_hash) == hash_secret(state))
    columns = (
        col(SignIn.browser_hash),
        col(SignIn.nonce),
        col(SignIn.code_verifier),
        col(SignIn.return_to),
        col(SignIn.silent),
        col(SignIn.expires_at),
    )
    row = session.connection().execute(taken.returning(*columns)).first()
    if row is None or browser is None or row.expires_at <= now():
        return None
    if not hmac.compare_digest(row.browser_hash, hash_secret(browser)):
        return None
    return Ended(row.nonce, row.code_verifier, row.return_to, row.silent)


def sign_out_address(settings: ProviderSettings, addresses: Addresses) -> str | None:
    """Where the browser signs out at the provider too, if the provider has such a place.

    It names us and not the person: the ID token, which does, is not kept.
    """
    if addresses.end_session is None:
        return None
    return with_query(
        addresses.end_session,
        client_id=settings.client_id,
        post_logout_redirect_uri=settings.signed_out_uri,
    )
