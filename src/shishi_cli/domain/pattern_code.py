"""What Python's engine takes for a pattern, and where a match may begin (正则的编码).

A search tries a pattern at each character, unless its code says which characters may begin a match.
Python finds these of a pattern that begins with a word or a set, not of one whose alternatives are
groups, look behind or may be left out; ours mostly are, and most characters begin none of them. The rules are
searched for in two thirds of the time with them. All this is private to Python: who asks must do without.
"""

import re
from array import array
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")
_LOOKS = (_parser.ASSERT, _parser.ASSERT_NOT, _parser.AT)
_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT)
_CASELESS = re.IGNORECASE | re.LOCALE
_NO_MASK, _CHARSET = 0, 4  # of what the head of a code tells of a match's beginning

# The engine's flags and code, how many groups, and their names.
Code = tuple[int, bytes, int, dict[str, int]]


def code_of(pattern: str) -> Code:
    """The code of a pattern, with the characters that may begin a match.

    Raises `re.error` where it is no pattern; with a Python that does it another way, whatever comes of
    that (AttributeError, ImportError, LookupError, TypeError or ValueError).
    """
    parsed = _parser.parse(pattern, 0)
    state = parsed.state
    code = _compiler._code(parsed, 0)
    begins = _beginnings(parsed) if not state.flags & _CASELESS else None
    if begins and code[0] == _parser.INFO and code[2] == _NO_MASK:
        code = _headed(code, begins, state.flags)
    return state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict)


def _headed(code: list[int], begins: list[Any], flags: int) -> list[int]:
    """The code with those characters in its head: its length, its kind, how short and how long a match
    may be, and they."""
    head = [_parser.INFO, 0, _CHARSET, code[3], code[4]]
    charset, _ = _compiler._optimize_charset(begins)
    _compiler._compile_charset(charset, flags, head)
    head[1] = len(head) - 1
    return head + code[code[1] + 1 :]


def _beginnings(items: Any) -> list[Any] | None:
    """The characters that may begin a match; None where that may be any, or a match may be empty."""
    found = _first(items)
    return None if found is None or found[1] else list(dict.fromkeys(found[0]))


def _first(items: Any) -> tuple[list[Any], bool] | None:
    """The characters that may begin a match of the items one after the other, and whether it may be empty;
    None where any may."""
    found: list[Any] = []
    for kind, value in items:
        if kind in _LOOKS:
            continue
        told = _first_of(kind, value)
        if told is None:
            return None
        found += told[0]
        if not told[1]:
            return found, False
    return found, True


def _first_of(kind: Any, value: Any) -> tuple[list[Any], bool] | None:
    """The same of one item."""
    if kind is _parser.LITERAL:
        return [(kind, value)], False
    if kind is _parser.IN:
        return None if value[0][0] is _parser.NEGATE else (value, False)
    if kind is _parser.SUBPATTERN:
        return None if value[1] or value[2] else _first(value[3])  # with flags of its own
    if kind is _parser.ATOMIC_GROUP:
        return _first(value)
    if kind in _REPEATS:
        told = _first(value[2])
        return told and (told[0], told[1] or value[0] == 0)
    if kind is not _parser.BRANCH:
        return None
    branches = [_first(one) for one in value[1]]
    known = [told for told in branches if told is not None]
    if len(known) < len(branches):
        return None
    return [one for told in known for one in told[0]], any(told[1] for told in known)
