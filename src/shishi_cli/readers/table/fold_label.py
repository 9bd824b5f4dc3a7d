"""Fold the ways a heading, a number or a file's name is written, for comparison only."""

from shishi_cli.domain.characters import fold_width, visible

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
    return "".join(fold_width(visible(text)).translate(_MARKS).split())
