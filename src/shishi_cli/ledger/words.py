"""Words and lists as the ledger keeps them in a column: relative to their project's row, and as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.source import Column, Source
from shishi_cli.ledger.rows import Place, Words

_COLUMNS = {each.value: each for each in Column}
# As printed, not \u5b9d: people read the ledger with other tools too. Made once: json.dumps would
# make an encoder for every call.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(value: Json) -> str:
    """The text of a list; most are empty."""
    return _ENCODER.encode(value) if value else "[]"


def words_of(source: Source, place: Place) -> Words:
    """The words as they are kept beside a row that stands at `place`."""
    here = source.file == place.file
    return Words(
        source.column.value,
        source.start,
        source.end,
        source.text,
        source.table - place.table if here else source.table,
        source.row - place.row if here else source.row,
        None if here else source.file,
    )


def source_of(words: Sequence[Any], place: Place) -> Source:
    """The words, in the order of Words, as they stand in the file."""
    cell, first, stop, text, sheet, line, file = words
    if file is not None:
        return Source(file, sheet, line, _COLUMNS[cell], first, stop, text)
    return Source(
        place.file, place.table + sheet, place.row + line, _COLUMNS[cell], first, stop, text
    )
