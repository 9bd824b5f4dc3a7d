"""Lead units and their helpers as they are written (牵头单位、配合单位)."""

import re
from collections.abc import Sequence

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width


def read_lead_and_helpers(lead: str, helpers: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lead units and the helpers of their cells; helpers may stand in the lead units' cell
    behind a mark (区教育局 配合单位:区财政局)."""
    mark = _written("helpers").search(fold_width(lead))
    if mark is None:
        return read_units(lead), read_units(helpers)
    behind = fold_width(lead)[mark.end() :].rstrip(")")
    named = read_units(f"{behind}\n{helpers}")
    return read_units(lead[: mark.start()]), named


@kept(1024)
def read_units(cell: str) -> tuple[str, ...]:
    """The units of a cell, in order, the one marked * first; aliases and names are left out."""
    text = _written("aside").sub("", fold_width(cell))
    # 区教育局 张三: a person's name behind the unit is two or three characters without an office.
    pieces = (piece for line in _written("lines").split(text) for piece in _unpadded(line.split()))
    parts = [_written("strip").sub("", piece.strip()) for piece in pieces]
    units = [part for part in parts if part.strip("*") and not _looks_like_person(part, parts)]
    marked = [unit.strip("* ") for unit in units if unit.startswith("*") or unit.endswith("*")]
    return tuple(dict.fromkeys([*marked, *(unit.strip("* ") for unit in units)]))


def _unpadded(pieces: Sequence[str]) -> list[str]:
    """The names in a line, those joined that are only padded: 区 住 建 局 is one office, and
    区住建局 区民政局 are two."""
    names: list[str] = []
    for at, piece in enumerate(pieces):
        padded = len(piece) == 1 or (at > 0 and len(pieces[at - 1]) == 1)
        if names and padded and not _written("whole").search(names[-1]):
            names[-1] += piece
        else:
            names.append(piece)
    return names


def _looks_like_person(part: str, parts: list[str]) -> bool:
    return len(parts) > 1 and 2 <= len(part) <= 3 and not _written("office").search(part)


def _written(name: str) -> re.Pattern[str]:
    return pattern("promises/offices", name)
