"""What the terminal can show: colours and encodings."""

import codecs
import io
import os
import re
import sys
import unicodedata

from shishi_cli.domain.characters import escaped

_ESCAPING, _JSON = "shishi-escape", "shishi-json"
_lacking: set[str] = set()  # the encodings that had not every character that was shown
# Line ends and tabs part the lines and cells of data; they do no harm.
_PLAIN = frozenset("\n\t")
_COLOURS = r"(\x1b\[[0-9;]*m)"


def make_streams_safe() -> None:
    """Let what an encoding cannot hold come out as its escape instead of a failure.

    A pipe on a Chinese Windows is GBK, which has no m² and no •; file names may hold anything. The
    escape is JSON's own, so that JSON loses nothing; other data is refused before (cli/present.py).
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ESCAPING)


def harmless(text: str) -> str:
    """Data as a terminal may show it: controls, and marks that turn writing round, as escapes."""
    return "\n".join(map(_line, text.replace("\r\n", "\n").split("\n")))


def harmless_view(view: str) -> str:
    """The same of what we have drawn ourselves, whose colours stay."""
    parts = re.split(_COLOURS, view)
    return "".join(part if at % 2 else harmless(part) for at, part in enumerate(parts))


def _line(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(
        escaped(c) if unicodedata.category(c)[0] == "C" and c not in _PLAIN else c for c in line
    )


def _escape_and_note(error: UnicodeError) -> tuple[str, int]:
    given = _escape(error)
    assert isinstance(error, UnicodeEncodeError)  # or it was raised
    if error.object[
        error.start : error.end
    ].isprintable():  # bytes that are no text no encoding has
        _lacking.add(error.encoding)
    return given


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return escaped(error.object[error.start : error.end]), error.end


def with_escapes(text: str, encoding: str | None) -> str:
    """JSON whose characters the encoding holds: an escape there is the character, and no lack."""
    encoding = encoding or "utf-8"
    return text.encode(encoding, _JSON).decode(encoding)


def lack_told() -> str:
    """What to say where an encoding had not every character that was shown; empty where it had."""
    if not _lacking:
        return ""
    names = "、".join(sorted(_lacking))
    return (
        f"提示:有的字在输出的编码 {names} 里没有,写成了 \\u00b2 这样的代号;"
        "要原字请先设 PYTHONUTF8=1,或用 -o 写入文件"
    )


codecs.register_error(_ESCAPING, _escape_and_note)
codecs.register_error(_JSON, _escape)


def ambiguous_width(encoding: str | None) -> int:
    """The columns of the marks whose width Unicode leaves open (█ · →): a terminal of GBK draws
    them as wide as a Chinese character."""
    wide = ("gb", "cp936", "big5", "cp950", "hz")
    return 2 if (encoding or "").lower().startswith(wide) else 1


def obey_colours() -> None:
    """Have a Windows console take the codes of colours; one that cannot shows none."""
    if sys.platform == "win32":
        from ctypes import byref, windll, wintypes

        console = windll.kernel32.GetStdHandle(-11)
        mode = wintypes.DWORD()
        enabled = windll.kernel32.GetConsoleMode(console, byref(mode)) and (
            windll.kernel32.SetConsoleMode(console, mode.value | 4)
        )
        if sys.stdout.isatty() and not enabled:
            os.environ["NO_COLOR"] = "1"


def wants_colour() -> bool | None:
    """Whether colour is forbidden (False), demanded (True) or left to the terminal (None).

    NO_COLOR counts when it is set to anything but nothing, as no-color.org has it.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None
