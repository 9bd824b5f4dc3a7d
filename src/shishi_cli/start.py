"""Where the program begins: nothing that happens while the rest loads ends in a traceback.

It imports only what Python has loaded by then, and has the rest load as little as it needs.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, ModuleType

_INTERRUPTED = 130
# What typer and the standard library import at their heads and an ordinary run never uses.
_SELDOM_USED = (
    *("bz2", "difflib", "gettext", "ipaddress", "linecache", "lzma", "platform", "shutil"),
    *("subprocess", "textwrap", "tokenize", "traceback", "urllib.parse", "uuid"),
)
# What typer takes out of them there: difflib.get_close_matches, not difflib.
_TAKEN = (
    "FrameSummary",
    "StackSummary",
    "UUID",
    "get_close_matches",
    "get_terminal_size",
    "gettext",
    "quote_from_bytes",
)
# Objects that a question leaves until the collector looks for rings among them: most make fewer.
_OBJECTS = 200_000


def main() -> None:
    """Run shishi on this process's arguments."""
    # Where Ctrl-C is ignored, as behind nohup, it stays so.
    can_be_interrupted = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if can_be_interrupted:
        signal.signal(signal.SIGINT, _leave)
    _open_closed_streams()
    gc.set_threshold(_OBJECTS)
    _load_when_used(_SELDOM_USED)
    _Later.lent = _TAKEN
    from shishi_cli.cli.app import main as run

    _Later.lent = ()  # who takes a name from now on uses it
    sys.unraisablehook = _unraisable
    try:
        if can_be_interrupted:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        _leave(signal.SIGINT, None)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Python is ending: there is nothing to stop
        gc.freeze()  # it would look for rings among all objects, twice


class _Later(ModuleType):
    """A module that runs when something of it is first asked for. Who takes one of the `lent` names
    is given something that runs it when it is used."""

    lent: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> object:
        if name in self.lent:
            return _Lent(self, name)
        if name == "__path__":  # whether it is a package, asks `from … import`: none is
            raise AttributeError(name)
        found = self.__spec__
        assert found is not None
        assert found.loader is not None
        self.__class__ = ModuleType  # type: ignore[assignment]
        found.loader.exec_module(self)
        value: object = getattr(self, name)
        return value


class _Lent:
    """Stands for a function or class of a module that has not run."""

    def __init__(self, module: _Later, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *given: object, **named: object) -> object:
        return self._own()(*given, **named)

    def __getattr__(self, name: str) -> object:
        value: object = getattr(self._own(), name)
        return value

    def _own(self) -> Callable[..., object]:
        own: Callable[..., object] = getattr(self._module, self._name)
        return own


def _load_when_used(names: tuple[str, ...]) -> None:
    """Have those modules run when they are used, not when they are imported."""
    # LazyLoader of the standard library runs them at the second import.
    from importlib.util import find_spec

    for name in names:
        found = None if name in sys.modules else find_spec(name)
        if found is not None and found.loader is not None:
            module = _Later(name)
            module.__spec__, module.__file__ = found, found.origin
            module.__loader__ = found.loader
            sys.modules[name] = module
            package, _, own = name.rpartition(".")
            if package:
                setattr(sys.modules[package], own, module)


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
