"""The identity provider as the settings describe it, checked when the service starts."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from samplan.auth.roles import RoleRules, read_rules
from samplan.auth.tokens import ALGORITHMS, TokenRules
from samplan.settings import Settings

RETURN_PATH = "/logga-in/svar"
"""The page that the provider sends people back to; registered there with the public address."""
SIGNED_OUT_PATH = "/logga-in"


class SettingsError(ValueError):
    """What is wrong with the settings, in a sentence for the person who starts the service."""


@dataclass(frozen=True)
class ProviderSettings:
    """All that is set of the identity provider."""

    issuer: str
    client_id: str
    client_secret: str
    public_url: str
    scopes: str
    jwks_uri: str
    access: TokenRules
    identity: TokenRules
    roles: RoleRules

    @property
    def takes_tokens(self) -> bool:
        """Whether systems may come with the provider's tokens."""
        return bool(self.access.audience)

    @property
    def signs_people_in(self) -> bool:
        """Whether people may sign in at the provider."""
        return bool(self.client_id)

    @property
    def redirect_uri(self) -> str:
        """Exactly what is registered at the provider."""
        return self.public_url.rstrip("/") + RETURN_PATH

    @property
    def signed_out_uri(self) -> str:
        """Where the provider sends people when it has signed them out."""
        return self.public_url.rstrip("/") + SIGNED_OUT_PATH


def is_safe_address(address: str) -> bool:
    """Whether the address is over TLS, or on this machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if not host or parts.username is not None or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(host))


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def provider_settings(settings: Settings) -> ProviderSettings | None:
    """The provider of the settings, None when none is set; SettingsError when it cannot be."""
    if not settings.oidc_issuer:
        return None
    if not is_safe_address(settings.oidc_issuer):
        raise SettingsError("SAMPLAN_OIDC_ISSUER should be an address that begins with https://.")
    if settings.oidc_jwks_uri and not is_safe_address(settings.oidc_jwks_uri):
        raise SettingsError("SAMPLAN_OIDC_JWKS_URI should be an address that begins with https://.")
    if not settings.oidc_client_id and not settings.oidc_audience:
        raise SettingsError("Set SAMPLAN_OIDC_CLIENT_ID, for people, or SAMPLAN_OIDC_AUDIENCE.")
    if settings.oidc_client_id and not is_safe_address(settings.public_url):
        raise SettingsError(
            "Sign-in needs SAMPLAN_PUBLIC_URL: the provider sends people back to it."
        )
    algorithms = frozenset(settings.oidc_algorithms.replace(",", " ").split())
    if not algorithms or not algorithms <= ALGORITHMS:
        allowed = ", ".join(sorted(ALGORITHMS))
        raise SettingsError(f"SAMPLAN_OIDC_ALGORITHMS may hold {allowed}.")
    if "openid" not in settings.oidc_scopes.split():
        raise SettingsError("SAMPLAN_OIDC_SCOPES should hold openid.")
    try:
        roles = RoleRules(read_rules(settings.oidc_roles))
    except ValueError as error:
        raise SettingsError(f"SAMPLAN_OIDC_ROLES cannot be read: {error}") from error

    def rules(audience: str) -> TokenRules:
        skew = settings.oidc_clock_skew_seconds
        return TokenRules(settings.oidc_issuer, audience, algorithms, skew)

    return ProviderSettings(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value(),
        public_url=settings.public_url,
        scopes=settings.oidc_scopes,
        jwks_uri=settings.oidc_jwks_uri,
        access=rules(settings.oidc_audience),
        identity=rules(settings.oidc_client_id),
        roles=roles,
    )
