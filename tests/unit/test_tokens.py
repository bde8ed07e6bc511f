"""Which tokens of an identity provider hold, and that no other does."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from samplan.auth.tokens import (
    ACCESS_TYPES,
    ID_TYPES,
    LONGEST_TOKEN,
    Fault,
    TokenError,
    TokenRules,
    check_access,
    check_id,
    looks_like_token,
    read_header,
    read_keys,
)
from support.tokens import (
    AUDIENCE,
    CLIENT,
    ISSUER,
    JWKS,
    KEYS,
    STRANGER,
    claims,
    mint,
    part,
    signed_with_the_public_key,
    unsigned,
)

ALL = frozenset({"RS256", "PS256", "ES256", "EdDSA", "Ed25519"})
RULES = TokenRules(ISSUER, AUDIENCE, ALL, skew=30)
IDENTITY = TokenRules(ISSUER, CLIENT, ALL, skew=30)
FOUND = read_keys(JWKS)


def checked(token: str, rules: TokenRules = RULES, at: float | None = None) -> dict[str, Any]:
    """The claims of an access token."""
    header = read_header(token, rules, ACCESS_TYPES)
    if header.key_id not in FOUND:
        raise TokenError(Fault.UNKNOWN_KEY)
    return check_access(token, header, FOUND[header.key_id], rules, at or time.time())


def fault(token: str, rules: TokenRules = RULES, at: float | None = None) -> Fault:
    """Why the token is refused."""
    with pytest.raises(TokenError) as refused:
        checked(token, rules, at)
    return refused.value.fault


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        ("rsa", "RS256"),
        ("rsa", "PS256"),
        ("pss", "PS256"),
        ("ec", "ES256"),
        ("okp", "EdDSA"),
        ("okp", "Ed25519"),
    ],
)
def test_a_token_holds_that_one_of_the_provider_s_keys_has_signed(key: str, algorithm: str) -> None:
    token = mint(KEYS[key], {"alg": algorithm, "kid": key}, roles=["reader"])
    assert checked(token)["roles"] == ["reader"]


@pytest.mark.parametrize("kind", [None, "JWT", "at+jwt", "application/at+jwt", "AT+JWT"])
def test_an_access_token_s_type_is_one_of_those_that_it_may_have(kind: str | None) -> None:
    assert checked(mint(header={"typ": kind}))["sub"] == "svc-1"


def test_one_of_several_audiences_may_be_ours() -> None:
    assert checked(mint(aud=["another", AUDIENCE]))["aud"] == ["another", AUDIENCE]


NOW = int(time.time())
WRONG: dict[str, tuple[str, Fault]] = {
    "expired": (mint(exp=NOW - 60), Fault.EXPIRED),
    "expires never": (mint(exp=None), Fault.CLAIM),
    "expires in words": (mint(exp="tomorrow"), Fault.CLAIM),
    "expires at true": (mint(exp=True), Fault.CLAIM),
    "not yet valid": (mint(nbf=NOW + 120), Fault.NOT_YET_VALID),
    "issued in time to come": (mint(iat=NOW + 120), Fault.NOT_YET_VALID),
    "for another audience": (mint(aud="another"), Fault.CLAIM),
    "for no audience": (mint(aud=None), Fault.CLAIM),
    "for an audience that ours begins": (mint(aud=AUDIENCE + "-2"), Fault.CLAIM),
    "for several, none ours": (mint(aud=["a", "b"]), Fault.CLAIM),
    "for a number": (mint(aud=7), Fault.CLAIM),
    "of another issuer": (mint(iss="https://id.example.com"), Fault.CLAIM),
    "of the issuer with a slash more": (mint(iss=ISSUER + "/"), Fault.CLAIM),
    "of no issuer": (mint(iss=None), Fault.CLAIM),
    "about nobody": (mint(sub=None), Fault.CLAIM),
    "unsigned": (unsigned(), Fault.ALGORITHM),
    "none in another case": (f"{part({'alg': 'nOnE'})}.{part(claims())}.", Fault.ALGORITHM),
    "HMAC with the public key": (signed_with_the_public_key(), Fault.ALGORITHM),
    "HMAC with a secret": (
        mint(OctKey.import_key("x" * 32), {"alg": "HS256"}),
        Fault.ALGORITHM,
    ),
    "an algorithm that is not set": (mint(header={"alg": "RS512"}), Fault.ALGORITHM),
    "no algorithm": (f"{part({'kid': 'rsa'})}.{part(claims())}.AA", Fault.ALGORITHM),
    "an algorithm that is a list": (f"{part({'alg': ['RS256']})}.e30.AA", Fault.ALGORITHM),
    "somebody else's signature": (mint(STRANGER), Fault.SIGNATURE),
    "an unknown key": (mint(header={"kid": "new"}), Fault.UNKNOWN_KEY),
    "no key named": (mint(header={"kid": None}), Fault.NO_KEY_ID),
    "a key of another kind": (mint(header={"kid": "ec"}), Fault.WRONG_KEY),
    "a key for another algorithm": (mint(STRANGER, {"kid": "pss"}), Fault.WRONG_KEY),
    "its own key": (
        mint(STRANGER, {"jwk": STRANGER.as_dict(private=False)}),
        Fault.SIGNATURE,
    ),
    "its own address of keys": (
        mint(STRANGER, {"jku": "https://id.example.com/keys"}),
        Fault.SIGNATURE,
    ),
    "its own certificate": (
        mint(STRANGER, {"x5u": "https://id.example.com/cert", "x5c": ["AA=="]}),
        Fault.SIGNATURE,
    ),
    "a type that is none of ours": (mint(header={"typ": "logout+jwt"}), Fault.TYPE),
    "a type that is a number": (
        f"{part({'alg': 'RS256', 'kid': 'rsa', 'typ': 1})}.e30.AA",
        Fault.TYPE,
    ),
    "something that must be understood": (
        f"{part({'alg': 'RS256', 'kid': 'rsa', 'crit': ['exp'], 'exp': 1})}.e30.AA",
        Fault.TYPE,
    ),
    "a payload that is not encoded": (
        f"{part({'alg': 'RS256', 'kid': 'rsa', 'b64': False})}.e30.AA",
        Fault.TYPE,
    ),
    "an ID token": (mint(nonce="n"), Fault.ID_TOKEN),
    "huge": (mint(padding="x" * LONGEST_TOKEN), Fault.TOO_LONG),
    "a deep header": (f"{'W1tb' * 1900}.e30.AA", Fault.MALFORMED),
    "a header that is a list": (f"{part([])}.e30.AA", Fault.MALFORMED),
    "no header": ("..", Fault.MALFORMED),
    "words": ("a.b.c", Fault.MALFORMED),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_token_is_refused_that_is(name: str) -> None:
    token, why = WRONG[name]
    assert fault(token) is why


def test_a_changed_token_is_refused_wherever_it_was_changed() -> None:
    token = mint(role="reader")
    head, payload, signature = token.split(".")
    forged = part(claims(role="administrator"))
    assert fault(f"{head}.{forged}.{signature}") is Fault.SIGNATURE
    assert fault(f"{head}.{payload}.{signature[:-8]}AAAAAAAA") is Fault.SIGNATURE
    assert fault(f"{head}.{payload}.") in {Fault.SIGNATURE, Fault.MALFORMED}


def test_clocks_may_differ_by_what_is_set_and_no_more() -> None:
    early = mint(nbf=NOW + 1000, iat=NOW + 1000, exp=NOW + 2000)
    assert checked(early, at=NOW + 970)
    assert fault(early, at=NOW + 968) is Fault.NOT_YET_VALID
    assert checked(early, at=NOW + 2029)
    assert fault(early, at=NOW + 2030) is Fault.EXPIRED


def test_only_algorithms_that_are_set_are_taken() -> None:
    only = TokenRules(ISSUER, AUDIENCE, frozenset({"ES256"}), skew=0)
    assert fault(mint(), only) is Fault.ALGORITHM
    assert checked(mint(KEYS["ec"], {"alg": "ES256", "kid": "ec"}), only)


@given(st.text(max_size=200))
def test_whatever_is_sent_is_refused_in_order(text: str) -> None:
    with pytest.raises(TokenError):
        checked(text)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_whatever_the_header_says_is_refused_in_order(value: Any) -> None:
    for name in ("alg", "kid", "typ"):
        header = {"alg": "RS256", "kid": "rsa", "typ": "JWT", name: value}
        with pytest.raises(TokenError):
            checked(f"{part(header)}.{part({})}.AA")


def test_what_looks_like_a_key_is_none() -> None:
    assert not looks_like_token("samplan_abc")
    assert not looks_like_token("a.b")
    assert not looks_like_token("a.b.c.d.e")  # encrypted
    assert looks_like_token(mint())


KEY = JWKS["keys"][0]


@pytest.mark.parametrize(
    "key",
    [
        "rsa",
        {},
        {**KEY, "kid": None},
        {**KEY, "kty": "oct"},
        {**KEY, "kty": ["RSA"]},
        {**KEY, "use": "enc"},
        {**KEY, "n": "AQAB"},
        {**KEY, "n": None},
        {**KEY, "n": 5},
        OctKey.generate_key(256, {"kid": "oct"}).as_dict(private=True),
        ECKey.generate_key("P-384", {"kid": "ec"}).as_dict(private=False),
        OKPKey.generate_key("X25519", {"kid": "okp"}).as_dict(private=False),
    ],
)
def test_a_key_that_cannot_be_used_is_left_out_and_the_others_are_not(key: Any) -> None:
    assert read_keys({"keys": [key, JWKS["keys"][2]]}).keys() == {"ec"}


def test_a_short_key_is_left_out() -> None:
    with pytest.warns(match="2048"):
        short = RSAKey.generate_key(1024, {"kid": "short"}).as_dict(private=False)
    with pytest.warns(match="2048"):
        assert read_keys({"keys": [short]}) == {}


def test_what_is_private_of_a_key_is_not_kept() -> None:
    kept = read_keys({"keys": [KEYS["rsa"].as_dict(private=True)]})["rsa"]
    assert not kept.is_private


@pytest.mark.parametrize("document", [{}, {"keys": None}, {"keys": {}}, {"keys": "rsa"}])
def test_what_is_no_list_of_keys_is_an_error(document: Any) -> None:
    with pytest.raises(ValueError, match="no list"):
        read_keys(document)


def identified(token: str, nonce: str = "n") -> dict[str, Any]:
    """The claims of an ID token."""
    header = read_header(token, IDENTITY, ID_TYPES)
    return check_id(token, header, FOUND[header.key_id], IDENTITY, time.time(), nonce=nonce)


def id_token(**told: Any) -> str:
    """An ID token."""
    return mint(header={"typ": told.pop("typ", "JWT")}, **{"aud": CLIENT, "nonce": "n", **told})


def test_an_id_token_says_who_signed_in() -> None:
    assert identified(id_token(groups=["x"]))["groups"] == ["x"]
    assert identified(id_token(aud=[CLIENT, "other"], azp=CLIENT))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"nonce": "another"}, Fault.NONCE),
        ({"nonce": None}, Fault.NONCE),
        ({"aud": AUDIENCE}, Fault.CLAIM),
        ({"aud": [CLIENT, "other"]}, Fault.PARTY),
        ({"aud": [CLIENT, "other"], "azp": "other"}, Fault.PARTY),
        ({"azp": "other"}, Fault.PARTY),
        ({"iat": None}, Fault.CLAIM),
        ({"exp": NOW - 60}, Fault.EXPIRED),
        ({"iss": "https://id.example.com"}, Fault.CLAIM),
        ({"typ": "at+jwt"}, Fault.TYPE),
    ],
    ids=[
        "another nonce",
        "no nonce",
        "audience",
        "for two",
        "for two, from the other",
        "party",
        "no time",
        "ended",
        "issuer",
        "type",
    ],
)
def test_an_id_token_is_refused_that_is_not_for_this_sign_in(told: Any, why: Fault) -> None:
    with pytest.raises(TokenError) as refused:
        identified(id_token(**told))
    assert refused.value.fault is why
