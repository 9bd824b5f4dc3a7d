"""The JSON documents that commands print: one object, the version of the contract first."""

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

from shishi_cli.domain.characters import escaped
from shishi_cli.domain.json_value import Json

SCHEMA_VERSION = 1


def document(fields: Mapping[str, Json]) -> str:
    """The text of a document with these fields."""
    return _encoded({"schema_version": SCHEMA_VERSION, **fields}, 0)


def plain(value: Decimal) -> str:
    """An exact number as JSON writes it."""
    return f"{value.normalize():f}"


def _encoded(value: Json, indent: int) -> str:
    """JSON text with exact numbers: json.dumps would make floats of Decimals."""
    import json

    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        inner = [f"{json.dumps(key)}: {_encoded(item, indent + 1)}" for key, item in value.items()]
        return _enclosed("{}", inner, indent)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _enclosed("[]", [_encoded(item, indent + 1) for item in value], indent)
    return _without_controls(json.dumps(value, ensure_ascii=False))


def _without_controls(text: str) -> str:
    """JSON text without a character that steers a terminal, an editor or the writing's direction."""
    if text.isprintable():
        return text
    return "".join(escaped(c) if unicodedata.category(c)[0] == "C" else c for c in text)


def _enclosed(marks: str, items: Sequence[str], indent: int) -> str:
    if not items:
        return marks
    margin = "  " * (indent + 1)
    inner = ",\n".join(f"{margin}{item}" for item in items)
    return f"{marks[0]}\n{inner}\n{'  ' * indent}{marks[1]}"
