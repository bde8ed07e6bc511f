"""Tokens of an identity provider, right ones and all kinds of wrong ones."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any

from joserfc import jws
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

ISSUER = "https://id.example.se"
AUDIENCE = "samplan-api"
CLIENT = "samplan"

KEYS: dict[str, Any] = {
    "rsa": RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"}, auto_kid=False),
    "pss": RSAKey.generate_key(2048, {"kid": "pss", "alg": "PS256"}, auto_kid=False),
    "ec": ECKey.generate_key("P-256", {"kid": "ec"}, auto_kid=False),
    "okp": OKPKey.generate_key("Ed25519", {"kid": "okp"}, auto_kid=False),
}
STRANGER = RSAKey.generate_key(2048, {"kid": "rsa"}, auto_kid=False)
"""Somebody else's key under the name of one of the provider's."""
JWKS = {"keys": [key.as_dict(private=False) for key in KEYS.values()]}


class _Anything(JWSRegistry):
    """Signs whatever it is asked to."""

    max_header_length = 1_000_000
    max_payload_length = 1_000_000

    def get_alg(self, name: str) -> Any:
        return self.algorithms[name]


def claims(**instead: Any) -> dict[str, Any]:
    """The claims of a token that holds; None takes one away."""
    at = int(time.time())
    told = {"iss": ISSUER, "aud": AUDIENCE, "sub": "svc-1", "iat": at, "exp": at + 300}
    return {name: value for name, value in {**told, **instead}.items() if value is not None}


def mint(key: Any = None, header: dict[str, Any] | None = None, **told: Any) -> str:
    """A token with these claims instead of the right ones."""
    head = {"alg": "RS256", "kid": "rsa", "typ": "at+jwt", **(header or {})}
    head = {name: value for name, value in head.items() if value is not None}
    payload = json.dumps(claims(**told)).encode()
    registry = _Anything(strict_check_header=False)
    return jws.serialize_compact(head, payload, key or KEYS["rsa"], registry=registry)


def unsigned() -> str:
    """A token whose header says that it needs no signature."""
    return f"{part({'alg': 'none', 'kid': 'rsa'})}.{part(claims())}."


def signed_with_the_public_key() -> str:
    """A token signed by HMAC with what everybody can fetch."""
    signed = f"{part({'alg': 'HS256', 'kid': 'rsa', 'typ': 'JWT'})}.{part(claims())}"
    pem = KEYS["rsa"].as_pem(private=False)
    return f"{signed}.{_encoded(hmac.digest(pem, signed.encode(), hashlib.sha256))}"


def part(value: Any) -> str:
    """A part of a token."""
    return _encoded(json.dumps(value).encode())


def _encoded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
