"""The rules of reading, kept as data with their examples (规则)."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

# Stored with every reading; raised when a change of the rules can change what is read.
RULES_VERSION = "4"


@cache
def load_rules(name: str) -> Mapping[str, Any]:
    """The rule file of that name, parsed once."""
    # Not importlib.resources: it imports zipfile, which takes longer than parsing the rules.
    path = Path(__file__).with_name("rules") / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the rules, compiled when a text first needs it: most rows need few of them, and
    sets of Chinese characters take long."""
    return re.compile(pattern)


def alternatives(words: Sequence[str]) -> str:
    """A regular expression that matches any of the patterns, the longest first.

    A look-ahead does not make a word longer: 人(?!均) stands behind 人次.
    """
    return "|".join(sorted(words, key=lambda word: len(word.partition("(?")[0]), reverse=True))
