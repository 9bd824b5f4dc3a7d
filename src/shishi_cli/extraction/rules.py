"""The rules of reading, kept as data with their examples (规则).

A rule file is called as the module that reads it: rules/numbers/hedges.toml. A rule is a table with
a `pattern`, or with plain `words`, and its `examples`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from shishi_cli.domain.prepared import compiled, parsed

_FOLDER = Path(__file__).with_name("rules")
_NAME = r"\{(?:([a-z_/]+):)?([a-z_]+)\}"


@cache
def load_rules(name: str) -> Mapping[str, Any]:
    """The rule file of that name, such as numbers/hedges, parsed once."""
    # Not importlib.resources: it imports zipfile, which takes longer than parsing the rules.
    return parsed((_FOLDER / f"{name}.toml").read_bytes())


@cache
def rules_version() -> str:
    """Twelve characters that are others wherever a rule is: stored with every reading."""
    return version_of(_FOLDER)


def version_of(folder: Path) -> str:
    """The same for the rules in a folder, read anew."""
    from hashlib import sha256  # only what writes a reading asks for it

    told = sha256()
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.toml")}
    for name in sorted(files):
        told.update(f"{name}\n".encode() + files[name].read_bytes().replace(b"\r\n", b"\n"))
    return told.hexdigest()[:12]


@cache
def pattern(file: str, name: str) -> re.Pattern[str]:
    """The rule of that name as a pattern."""
    return compiled(written(file, name))


def written(file: str, name: str) -> str:
    """The rule of that name as a regular expression: any of its words, or its pattern with other
    rules written out where their names stand in braces: {digit}, or {numbers/hedges:verbs}."""
    rule = load_rules(file)[name]
    if "words" in rule:
        return alternatives(rule["words"].split())
    return compiled(_NAME).sub(
        lambda named: f"(?:{written(named[1] or file, named[2])})", rule["pattern"]
    )


def alternatives(words: Sequence[str]) -> str:
    """A regular expression that matches any of the patterns, the longest first.

    A look-ahead does not make a word longer: 人(?!均) stands behind 人次.
    """
    return "|".join(sorted(words, key=lambda word: len(word.partition("(?")[0]), reverse=True))
