"""Check boxes drawn with letters of a symbol font: R in Wingdings 2 is a ticked box (符号字体)."""

# By the font's name in lower case: the code of the letter, and what it looks like.
_LOOKS = {
    "wingdings": {
        **{0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0x6E: "■", 0xA7: "■"},
        **{0xFE: "☑", 0xFD: "☒", 0xFC: "√", 0xFB: "×", 0x78: "☒", 0x6C: "●", 0xA1: "○"},
    },
    "wingdings 2": {
        **{0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "√", 0x4F: "×", 0x51: "☒", 0xA3: "□"},
        **{0x2A: "□", 0x30: "□", 0xA2: "■", 0x98: "●", 0x81: "○"},
    },
    "wingdings 3": {},
    "webdings": {0x61: "√", 0x63: "□", 0x67: "■", 0x72: "×", 0x6E: "●"},
    "marlett": {0x61: "√", 0x62: "√", 0x72: "×"},
}


def is_symbol_font(font: str) -> bool:
    """Whether letters in this font are drawn as signs."""
    return font.strip().strip("'\"").lower() in _LOOKS


def as_signs(font: str, letters: str) -> str:
    """The signs that a symbol font draws for letters; what is not known is left out."""
    looks = _LOOKS[font.strip().strip("'\"").lower()]
    return "".join(" " if c.isspace() else looks.get(_code(c), "") for c in letters)


def _code(letter: str) -> int:
    # Word writes the letters of symbol fonts at F000; some programs write them as they are typed.
    code = ord(letter)
    return code - 0xF000 if 0xF000 <= code < 0xF100 else code
