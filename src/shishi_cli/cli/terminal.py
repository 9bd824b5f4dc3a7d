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


def wants_colour() -> bool | None:
    """Whether colour is forbidden (False), demanded (True) or left to the terminal (None).

    NO_COLOR counts when it is set to anything but nothing, as no-color.org has it.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None
