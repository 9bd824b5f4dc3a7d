"""Lead units and their helpers as they are written (牵头单位、配合单位)."""

import re

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
    parts = [_written("strip").sub("", part.strip()) for part in _written("separators").split(text)]
    units = [part for part in parts if part.strip("*") and not _looks_like_person(part, parts)]
    marked = [unit.strip("* ") for unit in units if unit.startswith("*") or unit.endswith("*")]
    return tuple(dict.fromkeys([*marked, *(unit.strip("* ") for unit in units)]))


def _looks_like_person(part: str, parts: list[str]) -> bool:
    return len(parts) > 1 and 2 <= len(part) <= 3 and not _written("office").search(part)


def _written(name: str) -> re.Pattern[str]:
    return pattern("promises/offices", name)
