"""What spares a text a search takes nothing from what is found."""

import re
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.rules import load_rules
from shishi_cli.extraction.text.words import Words

# The parser of the standard library is the only one that knows all of its syntax.
PARSER = import_module("re._parser")
RULES = load_rules("context")["role"] + load_rules("stages")["signal"]


def must_hold(parsed: Any, characters: str) -> bool:
    """Whether whatever a parsed pattern matches holds one of the characters."""
    return any(_must_hold(str(name), value, characters) for name, value in parsed)


def _must_hold(name: str, value: Any, characters: str) -> bool:
    match name:
        case "LITERAL":
            return chr(value) in characters
        case "IN":  # ranges, categories and what is left out may be anything
            return all(str(kind) == "LITERAL" and chr(c) in characters for kind, c in value)
        case "BRANCH":
            return all(must_hold(branch, characters) for branch in value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return value[0] > 0 and must_hold(value[2], characters)
        case "SUBPATTERN":
            return must_hold(value[-1], characters)
    return False


@pytest.mark.parametrize("rule", [r for r in RULES if "needs" in r], ids=lambda r: str(r["name"]))
def test_whatever_a_rule_matches_holds_a_character_that_it_needs(rule: dict[str, Any]) -> None:
    for pattern in (rule[name] for name in ("lead", "tail", "words") if name in rule):
        assert must_hold(PARSER.parse(pattern), rule["needs"]), f"needs of {rule['name']}"


def test_a_word_that_needs_leaves_out_is_noticed() -> None:
    assert must_hold(PARSER.parse("(?:已|尚)未完成"), "未")
    assert not must_hold(PARSER.parse("(?:未|无)完成?"), "未成")


WORDS = {"排摸": "排摸", "摸排": "排摸", "摸排会": "会", "排查": "检查"}


@given(st.text("排摸查会。", max_size=30))
def test_words_are_found_as_a_pattern_of_them_would(text: str) -> None:
    pattern = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))
    words = Words(WORDS)
    assert words.find(text) == [(match.start(), match[0]) for match in pattern.finditer(text)]
    assert words.rewrite(text) == pattern.sub(lambda match: WORDS[match[0]], text)


def test_short_texts_are_read_once_and_long_ones_each_time() -> None:
    read: list[str] = []

    @kept(2)
    def length(text: str, more: int = 0) -> int:
        read.append(text)
        return len(text) + more

    long = "长" * 5000
    assert [length(text, 1) for text in ("短", "短", long, long)] == [2, 2, 5001, 5001]
    assert read == ["短", long, long]
