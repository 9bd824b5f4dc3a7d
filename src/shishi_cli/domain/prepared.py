"""What Python makes of patterns and rule files, kept as it keeps its bytecode (编好的规则).

Some two hundred patterns and fifty rule files read a table: compiling the ones takes a tenth of a
second in every process, most of it for sets of Chinese characters, and parsing the others a
fiftieth. What came of them is therefore kept in `__pycache__`, for one version of Python. It is found
by the own text of what it was made of, so that it is never out of date, and it is never needed:
what cannot be read, or kept, is made anew. A process takes out of the file what it uses.
"""

import marshal
import os
import re
import sys
from binascii import crc32
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

_MOST = 1000  # texts; those of older rules are let go with the next ones
_PATTERN, _TOML = "pattern", "toml"
_Key = tuple[str, str]  # of what kind, and the text
_Places = dict[_Key, tuple[int, int, int]]  # where in the file it stands, to where, and its sum
_engine: Any = import_module("_sre")  # private; without it patterns are compiled
_NEW: dict[_Key, Any] = {}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when a text first needs it: most rows need few of them."""
    made = _made(_PATTERN, pattern)
    if made is None:
        _NEW[_PATTERN, pattern] = None  # what is kept of it is put together at the end
        return re.compile(pattern)
    # What the engine takes: its flags, its code, how many groups, and their names.
    flags, code, groups, names = made
    from array import array

    named = {place: name for name, place in names.items()}
    places = tuple(named.get(place) for place in range(groups + 1))
    numbers = array("I", code).tolist()
    found: re.Pattern[str] = _engine.compile(pattern, flags, numbers, groups, names, places)
    return found


def parsed(text: str) -> Mapping[str, Any]:
    """The values of a rule file of ours, whose text is TOML."""
    made: Mapping[str, Any] | None = _made(_TOML, text)
    if made is None:
        from tomllib import loads

        made = _NEW[_TOML, text] = loads(text)
    return made


def keep() -> None:
    """Keep what was made for the processes to come, where Python keeps its own."""
    path = _path()
    if not _NEW or path is None or sys.dont_write_bytecode:
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:  # first, so that nothing is made for a folder not our own
            file.write(_file_of(_all()))
        beside.replace(path)
    except (OSError, AttributeError, TypeError, ValueError):  # a Python that does it another way
        with suppress(OSError):
            beside.unlink()


def _all() -> Mapping[_Key, bytes]:
    places, _ = _kept()
    old = {key: _kept_of(key) for key in places} if len(places) < _MOST else {}
    new = {
        (kind, text): marshal.dumps(_code_of(text) if kind == _PATTERN else value)
        for (kind, text), value in _NEW.items()
    }
    return {key: made for key, made in {**old, **new}.items() if made is not None}


def _file_of(made: Mapping[_Key, bytes]) -> bytes:
    places: _Places = {}
    at = 0
    for key, one in made.items():
        places[key] = (at, at + len(one), crc32(one))
        at += len(one)
    index = marshal.dumps(places)
    return b"".join((_head(index), len(index).to_bytes(8, "big"), index, *made.values()))


def _made(kind: str, text: str) -> Any:
    made = _kept_of((kind, text))
    return None if made is None else marshal.loads(made)


def _kept_of(key: _Key) -> bytes | None:
    """What is kept of it, None where nothing is, or it is damaged."""
    places, body = _kept()
    start, end, told = places.get(key, (0, 0, 0))
    made = body[start:end]
    return made if made and crc32(made) == told else None


@cache
def _kept() -> tuple[_Places, bytes]:
    path = _path()
    try:
        head, _, rest = path.read_bytes().partition(b"\n") if path is not None else (b"",) * 3
        end = 8 + int.from_bytes(rest[:8], "big")
        index = rest[8:end]
        if head + b"\n" == _head(index):
            return marshal.loads(index), rest[end:]
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return {}, b""


def _path() -> Path | None:
    """Where it is kept; None for a Python that keeps no bytecode."""
    if sys.implementation.cache_tag is None:
        return None
    return Path(cache_from_source(__file__)).with_suffix(".kept")


def _head(index: bytes) -> bytes:
    """The very Python that made it, and a sum of what follows."""
    engine = (_engine.MAGIC, _engine.CODESIZE, sys.byteorder)
    return f"{sys.version!r} {engine} {crc32(index)}\n".encode()


def _code_of(pattern: str) -> tuple[int, bytes, int, dict[str, int]]:
    """As `re.compile` makes it, step by step."""
    from array import array

    parsed = import_module("re._parser").parse(pattern, 0)
    code = array("I", import_module("re._compiler")._code(parsed, 0)).tobytes()
    state = parsed.state
    return re.compile(pattern).flags, code, state.groups - 1, dict(state.groupdict)
