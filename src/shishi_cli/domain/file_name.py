"""The name of a file as a person reads it, whatever its bytes are (文件名)."""

import os
import re
from pathlib import Path

from shishi_cli.domain.characters import escaped

# What Python makes of a byte that is no text, and halves of characters in the names of Windows.
_HALVES = re.compile("[\ud800-\udfff]")
_FIRST_BYTE = 0xDC80
_LAST_BYTE = 0xDCFF


def file_name(path: Path) -> str:
    """The last part of a path as text."""
    return as_text(path.name)


def shown_path(path: Path | str) -> str:
    """A path as it may be shown: each folder may have been packed on another system, and what
    steers a terminal is escaped."""
    shown = "/".join(map(as_text, str(path).split("/")))
    if shown.isprintable():
        return shown
    return "".join(c if c.isprintable() else escaped(c) for c in shown)


def as_text(name: str) -> str:
    """A name as text: Windows packs names in GBK, and what is no text at all is shown as \\xff."""
    if not _HALVES.search(name):
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
    return _HALVES.sub(_marked, text) if _HALVES.search(text) else text


def _marked(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code - 0xDC00:02x}" if _FIRST_BYTE <= code <= _LAST_BYTE else f"\\u{code:04x}"
