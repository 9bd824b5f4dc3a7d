"""Fold the ways a heading, a number or a file's name is written, for comparison only."""

from functools import lru_cache

from shishi_cli.domain.characters import fold_width, visible

_SHORT = 64  # characters of a label that is kept

_MARKS: dict[int, int | str | None] = {
    **dict.fromkeys(map(ord, "[［【〔「『"), "("),
    **dict.fromkeys(map(ord, "]］】〕」』"), ")"),
    **dict.fromkeys(map(ord, "–—―－﹣~～至到"), "-"),
    ord("○"): "〇",
}


def fold_label(text: str) -> str:
    """A short label without white space, in half-width marks, with one kind of bracket and dash.

    Its length changes: never for texts that spans point into.
    """
    if text.isascii() and text.isalnum():  # most numbers
        return text
    return _kept(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    return "".join(fold_width(visible(text)).translate(_MARKS).split())


# A row that is no plain project has its first cell looked at some ten times: is it a total, a note,
# a button? 250,000 broken lines took ten seconds.
_kept = lru_cache(maxsize=1024)(_folded)
