"""Fold the ways one character is written, one character to one, so that spans stay true."""

_FULL = "".join(map(chr, range(0xFF01, 0xFF5F)))
_HALF = "".join(map(chr, range(0x21, 0x7F)))
# Never NFKC: it turns ① into 1, which then sticks to the digits beside it, and changes lengths.
_FOLD = str.maketrans(
    _FULL + "　\xa0﹪﹣–—―~〜⁓“”„‟",
    _HALF + "  %-———~~~“”“”",
)


def fold_width(text: str) -> str:
    """Write full-width digits, letters and marks as half-width (全角转半角); the length stays."""
    return text.translate(_FOLD)
