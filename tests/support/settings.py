"""Settings for tests: the same on every machine."""

from pathlib import Path
from typing import Any

from samplan.settings import Settings

NOWHERE = Path("/nonexistent")


def settings_for(url: str, **settings: Any) -> Settings:
    """Settings for the database, and no others than those given, whatever the environment says."""
    chosen = {"database_url": url, "frontend_dir": NOWHERE, "sign_ins_per_minute": 1_000_000}
    chosen |= {"requests_per_minute": 1_000_000}
    return Settings(_env_file=None, **{**chosen, **settings})
