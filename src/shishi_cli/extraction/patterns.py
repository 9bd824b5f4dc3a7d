"""What Python makes of the patterns of the rules, kept as it keeps its bytecode (编好的规则).

Some two hundred patterns read a table, and compiling them takes a tenth of a second in every
process, most of it for sets of Chinese characters. What came of them is therefore kept in
`__pycache__`, for one version of Python. It is found by the pattern's own text, so that it is never
out of date, and it is never needed: what cannot be read, or kept, is compiled.
"""

import marshal
import os
import re
import sys
from array import array
from binascii import crc32
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

# What the engine takes of a pattern: its flags, its code, how many groups, and their names.
_Made = tuple[int, bytes, int, dict[str, int]]
_MOST = 1000  # patterns; those of older rules are let go with the next ones
_engine: Any = import_module("_sre")  # private; without it patterns are compiled
_NEW: list[str] = []


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when a text first needs it: most rows need few of them."""
    made = _kept().get(pattern)
    if made is None:
        _NEW.append(pattern)
        return re.compile(pattern)
    flags, code, groups, names = made
    named = {place: name for name, place in names.items()}
    places = tuple(named.get(place) for place in range(groups + 1))
    numbers = array("I", code).tolist()
    found: re.Pattern[str] = _engine.compile(pattern, flags, numbers, groups, names, places)
    return found


def keep() -> None:
    """Keep what was compiled for the processes to come, where Python keeps its own."""
    path = _path()
    if not _NEW or path is None or sys.dont_write_bytecode:
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:  # first, so that nothing is made for a folder not our own
            new = {pattern: _made_of(pattern) for pattern in _NEW}
            old = _kept() if len(_kept()) + len(new) <= _MOST else {}
            body = marshal.dumps({**old, **new})
            file.write(_head(body) + body)
        beside.replace(path)
    except (OSError, AttributeError, TypeError, ValueError):  # a Python that does it another way
        with suppress(OSError):
            beside.unlink()


@cache
def _kept() -> dict[str, _Made]:
    path = _path()
    try:
        head, _, body = path.read_bytes().partition(b"\n") if path is not None else (b"",) * 3
        kept: dict[str, _Made] = marshal.loads(body) if head + b"\n" == _head(body) else {}
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept


def _path() -> Path | None:
    """Where it is kept; None for a Python that keeps no bytecode."""
    if sys.implementation.cache_tag is None:
        return None
    return Path(cache_from_source(__file__)).with_suffix(".patterns")


def _head(body: bytes) -> bytes:
    """The very Python that made it, and a sum of what follows."""
    engine = (_engine.MAGIC, _engine.CODESIZE, sys.byteorder)
    return f"{sys.version!r} {engine} {crc32(body)}\n".encode()


def _made_of(pattern: str) -> _Made:
    """As `re.compile` makes it, step by step."""
    parsed = import_module("re._parser").parse(pattern, 0)
    code = array("I", import_module("re._compiler")._code(parsed, 0)).tobytes()
    state = parsed.state
    return re.compile(pattern).flags, code, state.groups - 1, dict(state.groupdict)
