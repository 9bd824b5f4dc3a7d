"""What the terminal can show: colours and encodings."""

import io
import os
import sys


def make_streams_safe() -> None:
    """Let what the terminal's encoding cannot show come out as `?` instead of a failure.

    A pipe on a Chinese Windows is GBK; file names may hold anything.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


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
