"""Every setting of the service, with its default and one line of meaning."""

import ipaddress
import os
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from stdnum.se import orgnr

REPOSITORY = Path(__file__).resolve().parents[2]
SHORTEST_TOKEN = 24


class FileSource(EnvSettingsSource):
    """Settings from files: SAMPLAN_SMTP_PASSWORD_FILE names the file that holds the password."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """What stands in the file that the environment names for the field, if it does."""
        name = f"{self.env_prefix}{field_name}".upper()
        path = os.environ.get(f"{name}_FILE")
        if not path:
            return None, field_name, False
        if name in os.environ:
            message = f"Set {name} or {name}_FILE, not both."
            raise ValueError(message)
        text = Path(path).read_text(encoding="utf-8").strip()
        return text, field_name, self.field_is_complex(field)


class Settings(BaseSettings):
    """Read from the environment (prefix SAMPLAN_), files that it names, or a .env file here."""

    model_config = SettingsConfigDict(
        env_prefix="SAMPLAN_",
        env_file=".env",
        extra="ignore",
        # What is wrong with a setting is told without its value, which may be a secret.
        hide_input_in_errors=True,
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - ours reads files
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What goes before what: the program, the environment, files, .env."""
        return init_settings, env_settings, FileSource(settings_cls), dotenv_settings

    database_url: str = Field(
        "sqlite:///var/samplan.sqlite3",
        description="sqlite:///path (one process) or postgresql://user:…@host/name.",
    )
    database_seconds: int = Field(
        10,
        description="Seconds that a request waits for the database before it is answered 503.",
        ge=1,
        le=600,
    )
    host: str = Field("127.0.0.1", description="Address that the server listens on.")
    port: int = Field(8000, description="Port that the server listens on.", ge=0, le=65535)
    workers: int = Field(
        1, description="Server processes; more than one needs PostgreSQL.", ge=1, le=64
    )
    public_url: str = Field(
        "",
        description="Address that people use, as https://samplan.example.se; empty: the request's.",
    )
    trusted_proxies: str = Field(
        "127.0.0.1",
        description="Addresses or networks of proxies whose X-Forwarded-For and -Proto hold.",
    )
    contact_email: str = Field(
        "samplan@example.se", description="Where those who use the API turn with questions."
    )
    reading: Literal["open", "closed"] = Field(
        "open",
        description="open: published figures are read by anyone; closed: reading needs a key.",
    )
    publisher_name: str = Field(
        "", description="Who publishes the open data; empty: no catalogue is offered to portals."
    )
    publisher_number: str = Field(
        "", description="The publisher's organisation number, ten digits, as 2321000206."
    )
    publisher_type: Literal[
        "",
        "LocalAuthority",
        "RegionalAuthority",
        "NationalAuthority",
        "NonGovernmentalOrganisation",
        "Company",
    ] = Field("", description="LocalAuthority (municipality), RegionalAuthority (region) or other.")
    open_data_licence: Literal["", "CC0-1.0", "CC-BY-4.0"] = Field(
        "", description="CC0-1.0 or CC-BY-4.0: how published figures may be used; empty: not said."
    )
    session_hours: int = Field(
        12, description="How long a browser sign-in lasts, in hours.", ge=1, le=24 * 14
    )
    max_connections: int = Field(
        10_000,
        description="Connections of clients to a process; beyond that idle ones are closed.",
        ge=10,
    )
    max_header_bytes: int = Field(
        65_536, description="Largest address with headers of a request in bytes.", ge=1_000
    )
    slow_seconds: int = Field(
        30,
        description="Seconds that a client may take for a request's headers, or stand still.",
        ge=1,
    )
    max_body_bytes: int = Field(
        1_000_000, description="Largest request body in bytes, uploads apart.", ge=1_000
    )
    max_upload_bytes: int = Field(
        20_000_000, description="Largest uploaded spreadsheet in bytes.", ge=1_000
    )
    max_document_bytes: int = Field(
        50_000_000, description="Largest document of a whole county in bytes.", ge=1_000
    )
    requests_per_minute: int = Field(
        3_000, description="Requests a minute for each key or address before 429.", ge=1
    )
    requests_at_once: int = Field(
        3,
        description="Requests of one caller that use the database at the same time; others wait.",
        ge=1,
        le=8,
    )
    sign_ins_per_minute: int = Field(
        10, description="Failed keys and sign-ins a minute for each address before 429.", ge=1
    )
    oidc_issuer: str = Field(
        "", description="Identity provider (OpenID Connect), as https://id.example.se; empty: none."
    )
    oidc_client_id: str = Field(
        "", description="This service's id at the provider; empty: people sign in with keys only."
    )
    oidc_client_secret: SecretStr = Field(
        SecretStr(""), description="Its secret at the provider; empty: a public client."
    )
    oidc_audience: str = Field(
        "", description="Audience of systems' tokens from the provider; empty: none are taken."
    )
    oidc_scopes: str = Field(
        "openid", description="Scopes that are asked for when people sign in, with spaces between."
    )
    oidc_algorithms: str = Field(
        "RS256 PS256 ES256 EdDSA", description="Algorithms that tokens may be signed with."
    )
    oidc_jwks_uri: str = Field(
        "", description="Address of the provider's keys; empty: as the provider's description says."
    )
    oidc_clock_skew_seconds: int = Field(
        60, description="Seconds that the provider's clock may differ from ours.", ge=0, le=300
    )
    oidc_session_minutes: int = Field(
        60,
        description="How long a sign-in at the provider lasts before it is asked again.",
        ge=5,
        le=12 * 60,
    )
    oidc_roles: list[dict[str, Any]] = Field(
        [], description="Which claims give which role, as JSON; see docs/sign-in.md."
    )
    cache_bytes: int = Field(
        64_000_000, description="Memory for finished public answers, in bytes.", ge=0
    )
    protection_threshold: int = Field(
        5, description="Counts of persons or answers below this are withheld.", ge=1, le=50
    )
    protect_zeros: bool = Field(
        False,
        description="Withhold zeros too; otherwise a zero is shown, as it points nobody out.",
    )
    silent_after_days: int = Field(
        180,
        description="Days without a report before an activity under way is called silent.",
        ge=1,
        le=3650,
    )
    smtp_host: str = Field(
        "", description="Mail server for invitations and reminders; empty: leads copy the links."
    )
    smtp_port: int = Field(587, description="Port of the mail server.", ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How mail is encrypted on its way to the mail server."
    )
    smtp_user: str = Field("", description="User name at the mail server; empty: none is needed.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Password at the mail server.")
    mail_from: str = Field(
        "samplan@example.se", description="Address that invitations and reminders come from."
    )
    webhooks_private_hosts: str = Field(
        "",
        description="Hosts and networks of one's own, with commas, that webhooks may go to; * all.",
    )
    frontend_dir: Path = Field(
        REPOSITORY / "frontend" / "dist",
        description="Folder of the built single-page application.",
    )
    log_format: Literal["console", "json"] = Field(
        "console", description="console for people, json for log collectors."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least severe level that is logged."
    )

    telemetry_endpoint: str = Field(
        "", description="Collector for traces (OTLP/HTTP), as http://127.0.0.1:4318; empty: none."
    )
    metrics_networks: str = Field(
        "",
        description="Networks that /metrics is read from directly, as 10.0.0.0/8,::1/128.",
    )
    metrics_token: SecretStr = Field(
        SecretStr(""), description="Token that opens /metrics; with no networks either: closed."
    )

    @field_validator("metrics_networks")
    @classmethod
    def _are_networks(cls, text: str) -> str:
        for part in filter(None, (part.strip() for part in text.split(","))):
            ipaddress.ip_network(part)
        return text

    @field_validator("metrics_token")
    @classmethod
    def _is_hard_to_guess(cls, token: SecretStr) -> SecretStr:
        if 0 < len(token.get_secret_value()) < SHORTEST_TOKEN:
            message = f"a token has at least {SHORTEST_TOKEN} characters"
            raise ValueError(message)
        return token

    @field_validator("publisher_number")
    @classmethod
    def _is_organisation_number(cls, value: str) -> str:
        """Ten digits that check, or nothing: a portal would file the data under somebody else."""
        return orgnr.validate(value) if value else value

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.database_url.startswith("sqlite")
