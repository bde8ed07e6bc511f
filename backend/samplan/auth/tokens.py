"""Whether a token of the identity provider holds. Pure: keys and the time are given.

Nothing in a token's header decides how it is checked but the name of the key, which must be one
of the provider's own: keys or addresses of keys that a token brings along are never looked at.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from joserfc import jws
from joserfc.errors import (
    BadSignatureError,
    ExpiredTokenError,
    InvalidClaimError,
    JoseError,
    MissingClaimError,
    UnsupportedAlgorithmError,
)
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey
from joserfc.jws import JWSRegistry
from joserfc.jwt import JWTClaimsRegistry
from joserfc.util import json_b64decode

ALGORITHMS = frozenset({"RS256", "PS256", "ES256", "EdDSA", "Ed25519"})
"""Asymmetric ones only: with these, the public key is no secret that somebody could sign with."""

LONGEST_TOKEN = 8_000
ACCESS_TYPES = frozenset({"jwt", "at+jwt", "application/at+jwt"})
ID_TYPES = frozenset({"jwt"})
LEAST_RSA_BITS = 2048
_PUBLIC = ("kty", "kid", "alg", "n", "e", "crv", "x", "y")
_OF_ID_TOKENS = frozenset({"nonce", "at_hash", "c_hash"})
_IMPORTS: dict[str, Callable[[Any], Key]] = {
    "RSA": RSAKey.import_key,
    "EC": ECKey.import_key,
    "OKP": OKPKey.import_key,
}
_CURVES = {"EC": "P-256", "OKP": "Ed25519"}
_KIND_OF = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC", "EdDSA": "OKP", "Ed25519": "OKP"}


class Fault(StrEnum):
    """Why a token is refused, for the log; the answer says no more than that it is."""

    TOO_LONG = "too_long"
    MALFORMED = "malformed"
    ALGORITHM = "algorithm"
    TYPE = "type"
    NO_KEY_ID = "no_key_id"
    UNKNOWN_KEY = "unknown_key"
    WRONG_KEY = "wrong_key"
    SIGNATURE = "signature"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    CLAIM = "claim"
    ID_TOKEN = "id_token"  # noqa: S105 - a reason
    PARTY = "party"
    NONCE = "nonce"
    NO_ROLE = "no_role"


class TokenError(Exception):
    """The token is refused."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class TokenRules:
    """What a token must say."""

    issuer: str
    audience: str
    algorithms: frozenset[str]
    skew: int
    """Seconds that the clocks may differ."""


class _Registry(JWSRegistry):
    """Providers put thumbprints and more into headers; none of that is used."""

    max_header_length = 4_000
    max_payload_length = LONGEST_TOKEN

    def get_alg(self, name: str) -> Any:
        """An allowed algorithm. The library warns of EdDSA, a name for several curves; here one."""
        if name not in (self.allowed or ()):
            raise UnsupportedAlgorithmError
        return self.algorithms[name]


@dataclass(frozen=True)
class Header:
    """What decides how a token is checked."""

    algorithm: str
    key_id: str


_SIGNED = re.compile(r"[^.]*\.[^.]*\.[^.]*")


def looks_like_token(secret: str) -> bool:
    """Whether what was sent has the three parts of a signed token."""
    return _SIGNED.fullmatch(secret) is not None


def read_header(token: str, rules: TokenRules, types: frozenset[str] = ACCESS_TYPES) -> Header:
    """The header of a token that may be one of ours; TokenError when it cannot be."""
    if len(token) > LONGEST_TOKEN:
        raise TokenError(Fault.TOO_LONG)
    try:
        header = json_b64decode(token.partition(".")[0].encode())
    except (ValueError, TypeError, RecursionError) as error:
        raise TokenError(Fault.MALFORMED) from error
    if not isinstance(header, dict):
        raise TokenError(Fault.MALFORMED)
    algorithm, kind, key_id = (header.get(name) for name in ("alg", "typ", "kid"))
    if not isinstance(algorithm, str) or algorithm not in rules.algorithms:
        raise TokenError(Fault.ALGORITHM)
    if "crit" in header or "b64" in header:
        raise TokenError(Fault.TYPE)
    if kind is not None and (not isinstance(kind, str) or kind.lower() not in types):
        raise TokenError(Fault.TYPE)
    if not isinstance(key_id, str) or not key_id:
        raise TokenError(Fault.NO_KEY_ID)
    return Header(algorithm, key_id)


def read_keys(document: Mapping[str, Any]) -> dict[str, Key]:
    """The keys of a JWKS by their ids; those that cannot sign tokens for us are left out."""
    listed = document.get("keys")
    if not isinstance(listed, list):
        message = "no list of keys"
        raise ValueError(message)  # noqa: TRY004 - what is wrong is what was sent
    keys: dict[str, Key] = {}
    for one in listed:
        key = _read_key(one)
        if key is not None:
            keys.setdefault(one["kid"], key)
    return keys


def _read_key(one: Any) -> Key | None:
    if not isinstance(one, dict) or not isinstance(one.get("kid"), str):
        return None
    kind = one.get("kty")
    if kind not in ("RSA", "EC", "OKP") or one.get("use", "sig") != "sig":
        return None
    if one.get("crv") != _CURVES.get(kind):
        return None
    # Only what is public of it: a provider that shows more should not have it kept here too.
    public = {name: one[name] for name in _PUBLIC if name in one}
    try:
        key: Key = _IMPORTS[kind](public)
        short = isinstance(key, RSAKey) and key.public_key.key_size < LEAST_RSA_BITS
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return None if short else key


def check(token: str, header: Header, key: Key, rules: TokenRules, now: float) -> dict[str, Any]:
    """The claims of a token that the key has signed and that holds now; TokenError otherwise."""
    if key.key_type != _KIND_OF[header.algorithm]:
        raise TokenError(Fault.WRONG_KEY)
    if key.alg is not None and key.alg != header.algorithm:
        raise TokenError(Fault.WRONG_KEY)
    claims = _signed_claims(token, key, rules)
    registry = JWTClaimsRegistry(
        now=int(now),
        leeway=rules.skew,
        iss={"essential": True, "value": rules.issuer},
        aud={"essential": True, "value": rules.audience},
        exp={"essential": True},
        sub={"essential": True},
    )
    try:
        registry.validate(claims)
    except ExpiredTokenError as error:
        raise TokenError(Fault.EXPIRED) from error
    except (InvalidClaimError, MissingClaimError) as error:
        early = getattr(error, "claim", None) in {"nbf", "iat"}
        raise TokenError(Fault.NOT_YET_VALID if early else Fault.CLAIM) from error
    return claims


def _signed_claims(token: str, key: Key, rules: TokenRules) -> dict[str, Any]:
    registry = _Registry(algorithms=rules.algorithms, strict_check_header=False)
    try:
        signed = jws.deserialize_compact(token, key, registry=registry)
        claims = json.loads(signed.payload)
    except BadSignatureError as error:
        raise TokenError(Fault.SIGNATURE) from error
    except (JoseError, ValueError, TypeError, RecursionError) as error:
        raise TokenError(Fault.MALFORMED) from error
    if not isinstance(claims, dict):
        raise TokenError(Fault.MALFORMED)
    return claims


def check_access(
    token: str, header: Header, key: Key, rules: TokenRules, now: float
) -> dict[str, Any]:
    """The claims of an access token; a proof of who signed in (ID token) is none."""
    claims = check(token, header, key, rules, now)
    if _OF_ID_TOKENS & claims.keys():
        raise TokenError(Fault.ID_TOKEN)
    return claims


def check_id(
    token: str, header: Header, key: Key, rules: TokenRules, now: float, *, nonce: str
) -> dict[str, Any]:
    """The claims of an ID token that was made for this sign-in and for us."""
    claims = check(token, header, key, rules, now)
    if "iat" not in claims:
        raise TokenError(Fault.CLAIM)
    party = claims.get("azp")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several and party is None) or (party is not None and party != rules.audience):
        raise TokenError(Fault.PARTY)
    if claims.get("nonce") != nonce:
        raise TokenError(Fault.NONCE)
    return claims
