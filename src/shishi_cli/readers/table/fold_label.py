"""Fold the ways a heading, a number or a file's name is written, for comparison only."""

_MARKS: dict[int, int | str | None] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "[［【〔｛「『"), "("),
    **dict.fromkeys(map(ord, "]］】〕｝」』"), ")"),
    **dict.fromkeys(map(ord, "–—―－﹣~～至到"), "-"),
    # Invisible: a byte order mark within a text, joiners that web pages leave behind.
    **dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060"), None),
    ord("﹪"): "%",
    ord("○"): "〇",
}


def fold_label(text: str) -> str:
    """A short label without white space, in half-width marks, with one kind of bracket and dash.

    Its length changes: never for texts that spans point into.
    """
    return "".join(text.translate(_MARKS).split())
