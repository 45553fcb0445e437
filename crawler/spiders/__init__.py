"""The boards that may be visited: one declaration each. A new file in this folder is a new board."""

import pkgutil
from importlib import import_module

from crawler.board import Board


def boards() -> dict[str, type[Board]]:
    """Give every declared board by name, in order of name. Raises ValueError where two share one."""
    found: dict[str, type[Board]] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Board) and thing.__module__ == module.name:
                if thing.name in found:
                    raise ValueError(f"Two boards are called {thing.name}.")
                found[thing.name] = thing
    return dict(sorted(found.items()))
