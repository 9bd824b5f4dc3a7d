"""The JSON documents that commands print: one object, the version of the contract first."""

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring, encode_basestring_ascii

from shishi_cli.domain.characters import escaped
from shishi_cli.domain.json_value import Json

SCHEMA_VERSION = 1

_NAMES = {None: "null", True: "true", False: "false"}


def document(fields: Mapping[str, Json]) -> str:
    """The text of a document with these fields."""
    return _encoded({"schema_version": SCHEMA_VERSION, **fields}, 0)


def plain(value: Decimal) -> str:
    """An exact number as JSON writes it."""
    return f"{value.normalize():f}"


def _encoded(value: Json, indent: int) -> str:
    """JSON text with exact numbers: json.dumps would make floats of Decimals, and an encoder for
    each of a month's four thousand texts."""
    if isinstance(value, str):
        return _without_controls(encode_basestring(value))
    if value is None or isinstance(value, bool):
        return _NAMES[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, (dict, Mapping)):  # to ask for the abstract one alone takes longer
        inner = [
            f"{encode_basestring_ascii(key)}: {_encoded(item, indent + 1)}"
            for key, item in value.items()
        ]
        return _enclosed("{}", inner, indent)
    return _enclosed("[]", [_encoded(item, indent + 1) for item in value], indent)


def _without_controls(text: str) -> str:
    """JSON text without a character that steers a terminal, an editor or the writing's direction."""
    if text.isprintable():
        return text
    return "".join(escaped(c) if unicodedata.category(c)[0] == "C" else c for c in text)


def _enclosed(marks: str, items: Sequence[str], indent: int) -> str:
    if not items:
        return marks
    margin = "  " * (indent + 1)
    inner = f",\n{margin}".join(items)
    return f"{marks[0]}\n{margin}{inner}\n{'  ' * indent}{marks[1]}"
