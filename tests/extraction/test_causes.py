"""Each rule of causes finds what its examples say, and nothing else."""

import pytest

from shishi_cli.extraction.rules import load_rules
from shishi_cli.extraction.signals.causes import find_causes

RULES = load_rules("signals/causes")["cause"]


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule["examples"]])
def test_a_cause_is_found(text: str) -> None:
    assert find_causes(text) == ((0, len(text)),)


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule["not_examples"]])
def test_no_cause_is_found(text: str) -> None:
    assert find_causes(text) == ()


def test_only_the_sentence_that_tells_it() -> None:
    text = "已完成40户。因居民意见不一,20户未开工。正在协调"
    assert [text[start:end] for start, end in find_causes(text)] == ["因居民意见不一,20户未开工。"]
