import pytest
from pydantic import ValidationError

from crawler.settings import CrawlSettings, scrapy_settings


def test_no_console_listens() -> None:
    """Scrapy's remote control and telnet console, which execute Python, are off."""
    settings = scrapy_settings(CrawlSettings())
    assert settings["REMOTE_CONTROL_ENABLED"] is False
    assert settings["TELNETCONSOLE_ENABLED"] is False


def test_the_agent_has_a_name_and_a_contact() -> None:
    """A board sees who we are and where to complain."""
    agent = scrapy_settings(CrawlSettings(contact="https://example.org/crawl"))["USER_AGENT"]
    assert agent == "Lurewatch (+https://example.org/crawl)"


@pytest.mark.parametrize("contact", ["me@example.org\r\nX-Evil: 1", "a b", "x"])
def test_a_contact_is_one_word(contact: str) -> None:
    """What stands in a header has no spaces and no line breaks."""
    with pytest.raises(ValidationError):
        CrawlSettings(contact=contact)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator sets the contact and the pace in the environment; an empty value counts as not given."""
    monkeypatch.setenv("LUREWATCH_CRAWL_CONTACT", "crawl@example.org")
    monkeypatch.setenv("LUREWATCH_CRAWL_DELAY", "2.5")
    monkeypatch.setenv("LUREWATCH_CRAWL_PAGES", "")
    chosen = CrawlSettings()
    assert (chosen.contact, chosen.delay, chosen.pages) == ("crawl@example.org", 2.5, 5_000)


def test_only_the_web_is_spoken() -> None:
    """No handler reads files, FTP, S3 or data addresses, whatever a page links to."""
    assert set(scrapy_settings(CrawlSettings())["DOWNLOAD_HANDLERS"].values()) == {None}


def test_every_setting_is_explained() -> None:
    """Each setting has a sentence for the page of settings."""
    assert all(field.description for field in CrawlSettings.model_fields.values())
