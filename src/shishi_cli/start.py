"""Where the program begins: nothing that happens while the rest loads ends in a traceback.

It imports only what Python has loaded by then.
"""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType

_INTERRUPTED = 130


def main() -> None:
    """Run shishi on this process's arguments."""
    # Where Ctrl-C is ignored, as behind nohup, it stays so.
    can_be_interrupted = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if can_be_interrupted:
        signal.signal(signal.SIGINT, _leave)
    _open_closed_streams()
    from shishi_cli.cli.app import main as run

    sys.unraisablehook = _unraisable
    try:
        if can_be_interrupted:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        _leave(signal.SIGINT, None)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Python is ending: there is nothing to stop


def _leave(number: int, frame: FrameType | None) -> None:
    """End at once. A transaction that is open is rolled back by whoever opens the ledger next."""
    with suppress(OSError):
        os.write(2, "已中断\n".encode(sys.stderr.encoding, "replace"))
    os._exit(_INTERRUPTED)


def _unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    """Ctrl-C where Python can raise nothing, as between two lines of its own housekeeping."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        _leave(signal.SIGINT, None)
    sys.__unraisablehook__(unraisable)


def _open_closed_streams() -> None:
    """What is closed is nowhere: a file opened later must not take its place and be written in."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
    if sys.stdin is None:
        sys.stdin = os.fdopen(0, encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
