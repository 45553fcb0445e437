"""The web manifest: with it a phone can put the site on its home screen, and offer it where something is shared."""

from typing import Any

from api.help.paths import address_of
from api.seeker.files import asset_address
from api.seeker.languages import locale, sentences

PAPER = "#f8f7f3"
"""The pages' ground by day, as in `pages.css`."""

ICONS = (
    {"src": "icon.svg", "type": "image/svg+xml", "sizes": "any", "purpose": "any"},
    {"src": "icon-192.png", "type": "image/png", "sizes": "192x192", "purpose": "any"},
    {"src": "icon-512.png", "type": "image/png", "sizes": "512x512", "purpose": "any"},
    {"src": "icon-maskable-512.png", "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
)


def manifest(language: str) -> dict[str, Any]:
    """Give the manifest of a language. What is shared to the site is posted: it stands in no address."""
    say = sentences(language).gettext
    return {
        "id": f"/{language}/",
        "name": "Lurewatch",
        "short_name": "Lurewatch",
        "description": say("Check a job offer before you answer it"),
        "lang": language,
        "dir": locale(language).text_direction,
        "start_url": f"/{language}/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [icon | {"src": asset_address(icon["src"])} for icon in ICONS],
        "shortcuts": [{"name": say("Get help now"), "url": address_of("", language)}],
        "share_target": {
            "action": f"/{language}/share",
            "method": "POST",
            "enctype": "application/x-www-form-urlencoded",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
