"""Every setting of the service, with its default and one line of meaning."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from stdnum.se import orgnr

REPOSITORY = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    """Read from the environment (prefix SAMPLAN_) or a .env file in the working folder."""

    model_config = SettingsConfigDict(env_prefix="SAMPLAN_", env_file=".env", extra="ignore")

    database_url: str = Field(
        "sqlite:///var/samplan.sqlite3",
        description="sqlite:///path (one process) or postgresql://user:…@host/name.",
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
    max_body_bytes: int = Field(
        1_000_000, description="Largest request body in bytes, uploads apart.", ge=1_000
    )
    max_upload_bytes: int = Field(
        20_000_000, description="Largest uploaded spreadsheet in bytes.", ge=1_000
    )
    requests_per_minute: int = Field(
        3_000, description="Requests a minute for each key or address before 429.", ge=1
    )
    sign_ins_per_minute: int = Field(
        10, description="Failed keys and sign-ins a minute for each address before 429.", ge=1
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

    @field_validator("publisher_number")
    @classmethod
    def _is_organisation_number(cls, value: str) -> str:
        """Ten digits that check, or nothing: a portal would file the data under somebody else."""
        return orgnr.validate(value) if value else value

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.database_url.startswith("sqlite")
