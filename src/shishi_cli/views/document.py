"""The JSON documents that commands print: one object, the version of the contract first."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any

from shishi_cli.domain.characters import escaped
from shishi_cli.domain.json_value import Json

SCHEMA_VERSION = 1

_key = lru_cache(maxsize=512)(encode_basestring_ascii)


def document(fields: Mapping[str, Json]) -> str:
    """The text of a document with these fields."""
    return _encoded({"schema_version": SCHEMA_VERSION, **fields}, 0)


def plain(value: Decimal) -> str:
    """An exact number as JSON writes it."""
    return f"{value.normalize():f}"


def _encoded(value: Json, indent: int) -> str:
    """JSON text with exact numbers: json.dumps would make floats of Decimals, and an encoder for
    each of a month's four thousand texts."""
    if (write := _PLAIN.get(type(value))) is not None:
        return write(value)
    if isinstance(value, str):  # a member of an enumeration
        return _text(value)
    if isinstance(value, (dict, Mapping)):  # to ask for the abstract one alone takes longer
        inner = [f"{_key(key)}: {_encoded(item, indent + 1)}" for key, item in value.items()]
        return _enclosed("{}", inner, indent)
    assert isinstance(value, Sequence)
    return _enclosed("[]", [_encoded(item, indent + 1) for item in value], indent)


def _text(value: str) -> str:
    """The text quoted, without a character that steers a terminal, an editor or the writing's direction."""
    text = encode_basestring(value)
    if text.isprintable():
        return text
    return "".join(escaped(c) if unicodedata.category(c)[0] == "C" else c for c in text)


def _enclosed(marks: str, items: Sequence[str], indent: int) -> str:
    if not items:
        return marks
    margin = "  " * (indent + 1)
    inner = f",\n{margin}".join(items)
    return f"{marks[0]}\n{margin}{inner}\n{'  ' * indent}{marks[1]}"


# By the very type, for there are four thousand.
_PLAIN: Mapping[type, Callable[[Any], str]] = {
    str: _text,
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: plain,
}
