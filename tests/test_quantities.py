"""Every quantity of a phrase, and nothing else; the rules' own examples."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.extraction import rules
from shishi_cli.extraction.folding import fold_width
from shishi_cli.extraction.numerals import chinese
from shishi_cli.extraction.quantities import find_quantities

PHRASES = json.loads(
    (Path(__file__).parent / "gold" / "quantity_phrases.json").read_text("utf-8"),
    parse_float=Decimal,
)["phrases"]
RELATIONS = {
    "exact": "=",
    "about": "~",
    "more_than": ">",
    "at_least": ">=",
    "less_than": "<",
    "at_most": "<=",
}
RULES = tomllib.loads(
    (Path(rules.__file__).parent / "rules" / "quantities.toml").read_text("utf-8")
)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["text"])
def test_a_phrase_gives_its_quantities(phrase: dict[str, Any]) -> None:
    found = [
        ([q.amount, q.high] if q.high else q.amount, q.unit, RELATIONS[q.bound])
        for q in find_quantities(phrase["text"])
    ]
    assert found == [(q["value"], q["unit"], q["relation"]) for q in phrase["quantities"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [example.split(" =>") for mask in RULES["mask"] for example in mask["examples"]],
)
def test_the_examples_of_every_mask(text: str, wanted: str) -> None:
    found = [text[q.start : q.end] for q in find_quantities(text)]
    assert found == [one.strip() for one in wanted.split("|") if one.strip()]


@pytest.mark.parametrize(
    "example",
    [e for side in ("before", "after") for rule in RULES["hedges"][side] for e in rule["examples"]],
)
def test_the_examples_of_every_hedge(example: str) -> None:
    text, wanted = example.split(" => ")
    (quantity,) = find_quantities(text)
    assert f"{text[quantity.start : quantity.end]} {quantity.bound}" == wanted


def test_every_rule_has_an_example() -> None:
    assert all(rule["examples"] for rule in (*RULES["mask"], *RULES["hedges"]["before"]))


@given(st.text(alphabet="0123456789,.，。 万亿个户一二三十百千年月第(（)余约%至-《》“”abc新增完成"))
def test_spans_lie_in_the_text_in_order_and_nothing_raises(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold_width(text)) == len(text)


@given(st.integers(1, 99_999_999))
def test_a_written_numeral_reads_back(number: int) -> None:
    assert chinese(written(number)) == number


def written(number: int) -> str:
    """The number as Chinese writes it, 一万零三百二十."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{written(high)}万{gap}{written(low) if low else ''}"
    text, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if zero and text else "") + "〇一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = True
    return text
