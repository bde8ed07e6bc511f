"""Settings from the environment and from files that it names; a secret in neither log nor error."""

import json
from pathlib import Path

import pytest

from samplan.settings import Settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no .env lies and nothing is set."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "SMTP_PASSWORD", "OIDC_CLIENT_SECRET", "OIDC_ROLES", "WORKERS"):
        monkeypatch.delenv(f"SAMPLAN_{name}", raising=False)


def put(folder: Path, text: str) -> str:
    """The path of a file with the text."""
    path = folder / "secret"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", ["smtp_password", "oidc_client_secret"])
def test_a_secret_may_stand_in_a_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"SAMPLAN_{name.upper()}_FILE", put(tmp_path, " hemligt å\n"))
    settings = Settings()
    assert getattr(settings, name).get_secret_value() == "hemligt å"
    assert "hemligt" not in repr(settings)


def test_any_setting_may_stand_in_a_file_and_is_read_as_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLAN_DATABASE_URL_FILE", put(tmp_path, "postgresql://a:b@c/d\n"))
    assert Settings().database_url == "postgresql://a:b@c/d"
    monkeypatch.delenv("SAMPLAN_DATABASE_URL_FILE")
    rules = [{"claim": "groups", "value": "x", "role": "reader", "name": "X"}]
    monkeypatch.setenv("SAMPLAN_OIDC_ROLES_FILE", put(tmp_path, json.dumps(rules)))
    assert Settings().oidc_roles == rules
    monkeypatch.setenv("SAMPLAN_WORKERS_FILE", put(tmp_path, "0"))
    monkeypatch.delenv("SAMPLAN_OIDC_ROLES_FILE")
    with pytest.raises(ValueError, match="workers"):
        Settings()


def test_a_file_goes_before_the_folder_s_own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("SAMPLAN_WORKERS=2\nSAMPLAN_PORT=8001\n")
    monkeypatch.setenv("SAMPLAN_WORKERS_FILE", put(tmp_path, "3"))
    settings = Settings()
    assert (settings.workers, settings.port) == (3, 8001)


def test_a_setting_in_two_places_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLAN_SMTP_PASSWORD_FILE", put(tmp_path, "hemligt"))
    monkeypatch.setenv("SAMPLAN_SMTP_PASSWORD", "annat")
    with pytest.raises(ValueError, match="smtp_password") as error:
        Settings()
    assert "hemligt" not in str(error.value) + str(error.value.__cause__)
    assert "not both" in str(error.value.__cause__)


def test_a_file_that_is_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLAN_SMTP_PASSWORD_FILE", str(tmp_path / "nothing"))
    with pytest.raises(ValueError, match="smtp_password"):
        Settings()
