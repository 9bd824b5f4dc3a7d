"""Lead units and their helpers as they are written (牵头单位、配合单位)."""

import re
from collections.abc import Sequence

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_MOST_LINES = 3  # over which a name is broken


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
    # An ideographic space is as wide as two others: it may part names whose characters one pads.
    text = fold_width(cell.replace("\u3000", "  "))
    text = _written("phone").sub("", _written("aside").sub("", text))
    text = _unbroken(text) if "\n" in text else text
    # 区教育局 张三: a person's name behind the unit is two or three characters without an office.
    lines = (part for line in _written("lines").split(text) for part in _at_wide_gaps(line))
    pieces = (piece for line in lines for piece in _unpadded(line.split()))
    parts = [_written("strip").sub("", piece.strip()) for piece in pieces]
    parts = [_written("person").sub("", part) for part in parts]
    units = [part for part in parts if part.strip("*") and not _looks_like_person(part, parts)]
    marked = [unit.strip("* ") for unit in units if unit.startswith("*") or unit.endswith("*")]
    return tuple(dict.fromkeys([*marked, *(unit.strip("* ") for unit in units)]))


def _unbroken(text: str) -> str:
    """The text with the names joined that a line's end has broken: 区住房 above 保障局."""
    above, *lines = text.split("\n")
    joined = [above]
    for at, line in enumerate(lines):
        if _is_broken(joined[-1], lines[at : at + _MOST_LINES]):
            joined[-1] = joined[-1].rstrip() + line.lstrip()
        else:
            joined.append(line)
    return "\n".join(joined)


def _is_broken(above: str, below: Sequence[str]) -> bool:
    """Whether the last name of a line goes on in the lines below, and is whole with them."""
    name = _written("marks").split(above)[-1].strip()
    for line in below:
        first, *others = _written("marks").split(line)
        if not _written("begun").search(name) or _written("anew").search(first.strip()):
            return False
        name += first.strip()
        if _written("whole").search(name):
            return True
        if others:
            return False
    return False


def _at_wide_gaps(line: str) -> list[str]:
    """The line parted where a space is wider than those that pad, and a whole name stands before
    and behind it: 区 发 改 委  区 人 社 局."""
    line = line.strip()
    gaps = {len(gap) for gap in re.findall(" +", line)}
    if len(gaps) < 2:
        return [line]
    parts = re.split(f" {{{min(gaps) + 1},}}", line)
    names = ["".join(part.split()) for part in parts]
    if not all(map(_is_whole, names)):
        return [line]
    return [
        name if _is_one_padded(part.split()) else part
        for part, name in zip(parts, names, strict=True)
    ]


def _is_one_padded(pieces: Sequence[str]) -> bool:
    """Whether all is padded, and nothing in it begins another name."""
    begins = (_written("anew").search(piece) for piece in pieces[1:])
    return all(len(piece) == 1 for piece in pieces) and not any(begins)


def _unpadded(pieces: Sequence[str]) -> list[str]:
    """The names in a line, those joined that are only padded: 区 住 建 局 is one office, and
    区住建局 区民政局 are two."""
    names: list[str] = []
    for at, piece in enumerate(pieces):
        padded = len(piece) == 1 or (at > 0 and len(pieces[at - 1]) == 1)
        goes_on = padded and (not names or not _is_whole(names[-1]) or _ends_padded(pieces, at))
        if names and (goes_on or _is_end_of(names[-1], piece)):
            names[-1] += piece
        else:
            names.append(piece)
    return names


def _is_end_of(begun: str, piece: str) -> bool:
    """Whether a space has come into a name, before its last two characters: 区民 政局."""
    return (
        len(begun) > 1
        and _written("begun").search(begun) is not None
        and _written("ending").search(piece) is not None
    )


def _ends_padded(pieces: Sequence[str], at: int) -> bool:
    """Whether a character alone ends the name before it, which seems whole: the 局 of 区 人 社 局."""
    alone = len(pieces[at]) == len(pieces[at - 1]) == 1 and _is_whole(f"某{pieces[at]}")
    after = pieces[at + 1] if at + 1 < len(pieces) else ""
    return alone and (len(after) != 1 or _written("anew").search(after) is not None)


def _is_whole(name: str) -> bool:
    return _written("whole").search(name) is not None


def _looks_like_person(part: str, parts: list[str]) -> bool:
    if len(parts) < 2 or not 2 <= len(part) <= 4 or _written("office").search(part):
        return False
    return len(part) < 4 or _written("compound").search(part) is not None


def _written(name: str) -> re.Pattern[str]:
    return pattern("promises/offices", name)
