from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import Settings


def test_every_setting_says_what_it_is_for() -> None:
    """Each setting has a description, from which the documentation is written."""
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_no_secret_has_a_default() -> None:
    """A secret is given or generated, never the same for everybody."""
    secrets = [field for field in Settings.model_fields.values() if "Secret" in str(field.annotation)]
    assert secrets
    assert all(field.default is None for field in secrets)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """`LUREWATCH_…` sets a setting; an empty one is as good as none."""
    monkeypatch.setenv("LUREWATCH_PORT", "9000")
    monkeypatch.setenv("LUREWATCH_API_KEY", "")
    settings = Settings()
    assert (settings.port, settings.api_key) == (9000, None)


def test_store_is_a_file_in_var_unless_it_is_said(tmp_path: Path) -> None:
    """Without an address the store is SQLite in `var`, wherever the program is started from."""
    assert Settings(var=tmp_path).database == f"sqlite+aiosqlite:///{tmp_path}/lurewatch.db"
    assert Settings(database_url="sqlite+aiosqlite:///x.db").database == "sqlite+aiosqlite:///x.db"


@pytest.mark.parametrize(
    "wrong", [{"port": 70_000}, {"log_level": "trace"}, {"judge_threads": 0}, {"check_rate": "often"}]
)
def test_wrong_settings_are_refused_at_start(wrong: dict[str, object]) -> None:
    """A setting that cannot be meant stops the program before it begins."""
    with pytest.raises(ValidationError):
        Settings(**wrong)


def test_settings_do_not_show_their_secrets() -> None:
    """A printed setting does not give the key away."""
    assert "canary" not in repr(Settings(api_key="canary"))
