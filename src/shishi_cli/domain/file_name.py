"""The name of a file as a person reads it, whatever its bytes are (文件名)."""

import os
from pathlib import Path

from shishi_cli.domain.characters import escaped

# What Python makes of a byte that is no text; halves of characters are in the names of Windows.
_FIRST_BYTE = 0xDC80
_LAST_BYTE = 0xDCFF


def file_name(path: Path) -> str:
    """The last part of a path as text; a folder such as . has no name but its path."""
    return as_text(path.name or str(path))


def shown_path(path: Path | str) -> str:
    """A path as it may be shown: each folder may have been packed on another system, and what
    steers a terminal is escaped."""
    shown = "/".join(map(as_text, str(path).split("/")))
    if shown.isprintable():
        return shown
    return "".join(c if c.isprintable() else escaped(c) for c in shown)


def as_text(name: str) -> str:
    """A name as text: Windows packs names in GBK, and what is no text at all is shown as \\xff."""
    if _is_text(name):
        return name
    written = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = written.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.isprintable():
            return text
    return without_bytes(name)


def without_bytes(text: str) -> str:
    """A text with \\xff in place of each byte that is none."""
    return text if _is_text(text) else "".join(c if _is_text(c) else _marked(c) for c in text)


def _is_text(text: str) -> bool:
    """Whether there is no half of a character in it, which alone UTF-8 has not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _marked(half: str) -> str:
    code = ord(half)
    return f"\\x{code - 0xDC00:02x}" if _FIRST_BYTE <= code <= _LAST_BYTE else f"\\u{code:04x}"
