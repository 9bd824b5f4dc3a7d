"""Long output through a pager on a terminal, as git and gh show it (分页)."""

import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO


def pager_for(text: str, height: int) -> Sequence[str]:
    """The command that shows a text longer than the screen; none where it fits, where nobody sits
    at the keyboard, or where there is no pager."""
    if text.count("\n") < height or not sys.stdin.isatty() or os.environ.get("TERM") == "dumb":
        return ()
    wish = os.environ.get("PAGER")
    if wish is not None:
        words = shlex.split(wish, posix=os.name != "nt")
        return words if words and words[0] != "cat" and shutil.which(words[0]) else ()
    return ("less", "-FRX") if os.name != "nt" and shutil.which("less") else ()


def show_in_pager(text: str, pager: Sequence[str], out: TextIO) -> None:
    """Show the text by the pager, until the reader has seen enough."""
    import subprocess

    process = subprocess.Popen(pager, stdin=subprocess.PIPE, env=_environment(out.encoding))
    assert process.stdin is not None
    try:
        process.stdin.write(text.encode(out.encoding, out.errors or "strict"))
        process.stdin.close()
    except BrokenPipeError:  # the reader left before the end
        pass
    while True:
        try:
            process.wait()
            return
        except KeyboardInterrupt:  # the pager takes it; it alone says when the reader leaves
            continue


def _environment(encoding: str) -> Mapping[str, str]:
    """What less needs to know: colours are to be obeyed, and Chinese is UTF-8."""
    charset = {"LESSCHARSET": "utf-8"} if encoding.lower().replace("-", "") == "utf8" else {}
    return {"LESS": "FRX", **charset, **os.environ}
