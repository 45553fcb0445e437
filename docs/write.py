"""Writes the pages of docs/ that say what the code already says, so that nobody has to keep them true by hand."""

from pathlib import Path

from api.settings import Settings

DOCS = Path(__file__).resolve().parent

SETTINGS_HEAD = """\
# Settings

Read from the environment once, at start. An empty value counts as not given. Written by `make docs` from
`api/settings.py`.

| variable | default | what it sets |
|---|---|---|
"""


def settings() -> str:
    """Give docs/settings.md: every setting with its default and its docstring."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f"`{field.default}`"
        says = " ".join((field.description or "").split())
        rows.append(f"| `{Settings.model_config['env_prefix']}{name.upper()}` | {default} | {says} |\n")
    return SETTINGS_HEAD + "".join(rows)


PAGES = {"settings.md": settings}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
