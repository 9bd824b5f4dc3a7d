"""What Python makes of patterns, rule files and written methods, kept as it keeps its bytecode (编好的规则).

Some two hundred patterns and fifty rule files read a table: compiling the ones takes a tenth of a
second in every process, most of it for sets of Chinese characters, and parsing the others a
fiftieth; the methods of seventy records take a thirtieth of an import. What came of them is therefore
kept in `__pycache__`, for one version of Python. It is found
by the own text of what it was made of, so that it is never out of date, and it is never needed:
what cannot be read, or kept, is made anew. Each kind has a file of its own, so that who needs no
pattern reads none, and a process takes out of it what it uses.
"""

import marshal
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_MOST = 1000  # texts; those of older rules are let go with the next ones
_PATTERN, _TOML, _PYTHON = "pattern", "toml", "python"
_Text = str | bytes  # bytes as a file holds them
# By the sum of the text: where in the file it and what was made of it stand, to where, and the
# sum of these.
_Places = dict[bytes, tuple[int, int, bytes]]
_engine: Any = import_module("_sre")  # private, as all that `pattern_code` asks
_NEW: dict[tuple[str, _Text], Any] = {}  # by the kind and the text
_FORM = 2  # of what is kept: another one for each change of `pattern_code`
# What a Python raises that makes its patterns another way.
_OTHER_PYTHON = (AttributeError, ImportError, LookupError, RuntimeError, TypeError, ValueError)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when a text first needs it: most rows need few of them."""
    try:
        made = _made(_PATTERN, pattern)
        if made is None:
            from shishi_cli.domain.pattern_code import code_of

            made = _NEW[_PATTERN, pattern] = code_of(pattern)
        return _pattern_of(pattern, *made)
    except _OTHER_PYTHON:
        return re.compile(pattern)


def _pattern_of(
    pattern: str, flags: int, code: bytes, groups: int, names: dict[str, int]
) -> re.Pattern[str]:
    from array import array

    named = {place: name for name, place in names.items()}
    places = tuple(named.get(place) for place in range(groups + 1))
    numbers = array("I", code).tolist()
    found: re.Pattern[str] = _engine.compile(pattern, flags, numbers, groups, names, places)
    return found


def parsed(content: bytes) -> Mapping[str, Any]:
    """The values of a rule file of ours, whose content is TOML."""
    made: Mapping[str, Any] | None = _made(_TOML, content)
    if made is None:
        from tomllib import loads

        made = _NEW[_TOML, content] = loads(content.decode("utf-8"))
    return made


def translated(text: str) -> CodeType:
    """The code of that Python text, to be executed."""
    made: CodeType | None = _made(_PYTHON, text)
    if made is None:
        made = _NEW[_PYTHON, text] = compile(text, "<prepared>", "exec")
    return made


def keep() -> None:
    """Keep what was made for the processes to come, where Python keeps its own."""
    if not sys.dont_write_bytecode:
        for kind in dict.fromkeys(kind for kind, _ in _NEW):
            _keep(kind)


def _keep(kind: str) -> None:
    path = _path(kind)
    if path is None:
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:  # first, so that nothing is made for a folder not our own
            file.write(_file_of(_all(kind)))
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()


def _all(kind: str) -> Mapping[bytes, bytes]:
    """What is kept of a kind and what is new, by the sum of its text."""
    places, body = _kept(kind)
    kept = {place: bytes(body[at:end]) for place, (at, end, _) in places.items()}
    new = {
        _sum(text): marshal.dumps((text, value))
        for (of_kind, text), value in _NEW.items()
        if of_kind == kind
    }
    return {**kept, **new} if len(kept) < _MOST else new


def _file_of(made: Mapping[bytes, bytes]) -> bytes:
    places: _Places = {}
    at = 0
    for place, one in made.items():
        places[place] = (at, at + len(one), source_hash(one))
        at += len(one)
    index = marshal.dumps(places)
    return b"".join((_head(index), len(index).to_bytes(8, "big"), index, *made.values()))


def _made(kind: str, text: _Text) -> Any:
    """What is kept of it, None where nothing is, or it is damaged."""
    places, body = _kept(kind)
    at, end, told = places.get(_sum(text), (0, 0, b""))
    made = body[at:end]
    if not made or source_hash(made) != told:
        return None
    known, value = marshal.loads(made)
    return value if known == text else None  # texts may have one sum


def _sum(text: _Text) -> bytes:
    return source_hash(text.encode() if isinstance(text, str) else text)


@cache
def _kept(kind: str) -> tuple[_Places, memoryview]:
    path = _path(kind)
    try:
        content = path.read_bytes() if path is not None else b""
        at = content.find(b"\n") + 9
        end = at + int.from_bytes(content[at - 8 : at], "big")
        index = content[at:end]
        if content[: at - 8] == _head(index):
            return marshal.loads(index), memoryview(content)[end:]
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return {}, memoryview(b"")


def _path(kind: str) -> Path | None:
    """Where those of a kind are kept; None for a Python that keeps no bytecode."""
    if sys.implementation.cache_tag is None:
        return None
    return Path(cache_from_source(__file__)).with_suffix(f".{kind}.kept")


def _head(index: bytes) -> bytes:
    """The very Python that made it, in which form, and a sum of what follows."""
    engine = (_engine.MAGIC, _engine.CODESIZE, sys.byteorder, _FORM)
    return f"{sys.version!r} {engine} {source_hash(index).hex()}\n".encode()
