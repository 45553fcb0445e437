"""Tables of words that stand beside the code as TOML: one text a meaning, words apart by spaces."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(package: str, name: str) -> dict[str, Any]:
    """Give a table of a package."""
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text("utf-8"))


def words(text: str) -> list[str]:
    """Give the words of a text. An underscore stands for a space inside one."""
    return [word.replace("_", " ") for word in text.split()]
