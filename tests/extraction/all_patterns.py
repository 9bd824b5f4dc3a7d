"""Every regular expression that reads a text."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shishi_cli.extraction as room
from shishi_cli.extraction.mentions import events, roles
from shishi_cli.extraction.rules import load_rules, written


def patterns() -> Iterator[tuple[str, str]]:
    """Every regular expression of the room: those of the rules, those put together of them, and those
    of its modules."""
    for built in (events._events(), events._parts_behind(), *roles._all_of_them()):
        yield "mentions", built.pattern
    folder = Path(room.__file__).parent
    for path in sorted((folder / "rules").rglob("*.toml")):
        name = path.relative_to(folder / "rules").with_suffix("").as_posix()
        for key, rule in load_rules(name).items():
            if "pattern" in rule:
                yield name, written(name, key)
            yield from ((name, text) for text in strings(rule) if is_pattern(text))
    for module in pkgutil.walk_packages([str(folder)], f"{room.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, re.Pattern):
                yield module.name, value.pattern


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from strings(inner)


def is_pattern(text: str) -> bool:
    """A text of a rule may be a list of words, or name other rules."""
    try:
        re.compile(text)
    except re.error:
        return False
    return True
