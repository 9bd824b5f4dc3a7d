"""Every rule of reading has examples, and does what they say."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from shishi_cli.extraction import rules
from shishi_cli.extraction.figures.stated_share import is_stated
from shishi_cli.extraction.mentions.mentions import Mention, Text, analyse
from shishi_cli.extraction.numbers.find_quantities import find_quantities
from shishi_cli.extraction.numbers.units import factor, implied_unit, same_count
from shishi_cli.extraction.promises.offices import read_units
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.region import read_region

FOLDER = Path(rules.__file__).with_name("rules")
FILES = sorted(
    path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*/*.toml")
)


def quantities(text: str) -> str:
    """The quantities of a text as printed, "|" between several."""
    return "|".join(text[q.start : q.end] for q in find_quantities(text))


def bounded(text: str) -> str:
    (quantity,) = find_quantities(text)
    return f"{text[quantity.start : quantity.end]} {quantity.bound}"


def units_alike(text: str) -> str:
    """What the other side of an example must say where its count word means the same."""
    one, other = text.split(" = ")
    unit, target = (re.sub(r"[\d.]+", "", side) for side in (one, other))
    assert same_count(unit, target)
    times = factor(unit, target)
    if times is not None and unit != target:
        amount, wanted = (Decimal(re.match(r"[\d.]+", side)[0]) for side in (one, other))  # type: ignore[index]
        assert amount * times == wanted
    return ""


def marked(sentence: str) -> tuple[Text, Mention]:
    """A sentence without the brackets that mark one of its quantities, and that quantity."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = analyse(sentence.replace("[", "").replace("]", ""))
    return text, next(m for m in text.mentions if start <= m.quantity.start < end)


# What an example says of a rule, by its file and where need be by the rule; where nothing stands
# here the rule is a pattern, and the example says what it finds.
READ: dict[str, Callable[[str], str]] = {
    "numbers/count_words": quantities,
    "numbers/not_quantities": quantities,
    "numbers/hedges": bounded,
    "numbers/units:same": units_alike,
    "numbers/units:convert": units_alike,
    "numbers/units:implied": lambda text: implied_unit(text, ""),
    "promises/offices:units": lambda cell: "|".join(read_units(cell)),
    "figures/stated_share:share": lambda words: "stated" if is_stated(*marked(words)) else "none",
    "text/region": lambda text: read_region(text, sure=1),
}


def tables(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each rule of a file with the name of its table: one with examples, or with anything but
    tables in it."""
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        for one in value:
            yield from tables(one, name)
    elif isinstance(value, dict) and "examples" not in value and value:
        inner = value.items()
        if all(isinstance(one, (dict, list)) for one in value.values()):
            for key, one in inner:
                yield from tables(one, f"{name}.{key}" if name else key)
        else:
            yield name, value
    else:
        yield name, value


RULES = [(file, name, rule) for file in FILES for name, rule in tables(load_rules(file))]
EXAMPLES = [
    (file, name, example)
    for file, name, rule in RULES
    if isinstance(rule, dict)
    for example in rule.get("examples", ())
]


@pytest.mark.parametrize("file", FILES)
def test_a_list_without_examples_fails(file: str) -> None:
    without = [name for where, name, rule in RULES if where == file and not has_examples(rule)]
    assert without == []


def has_examples(rule: Any) -> bool:
    return isinstance(rule, dict) and bool(rule.get("examples"))


@pytest.mark.parametrize(("file", "name", "example"), EXAMPLES)
def test_an_example_of_a_rule_is_true(file: str, name: str, example: str) -> None:
    words, _, wanted = example.partition(" =>")
    read = READ.get(f"{file}:{name.partition('.')[0]}") or READ.get(file)
    assert (read or found_by(file, name))(words) == wanted.removeprefix(" ")


def found_by(file: str, name: str) -> Callable[[str], str]:
    """What a rule that is a pattern finds in a text."""

    def found(text: str) -> str:
        match = pattern(file, name).search(text)
        return match[0] if match else ""

    return found


@pytest.mark.parametrize(
    ("rules", "without"),
    [
        ({"a": {"words": "完成", "examples": ["完成 => 完成"]}}, []),
        ({"a": {"words": "完成"}}, ["a"]),
        ({"a": {"words": "完成", "examples": []}}, ["a"]),
        (
            {"a": {"b": {"words": "完成"}, "c": {"pattern": "完", "examples": ["完 => 完"]}}},
            ["a.b"],
        ),
        ({"a": [{"words": "完成", "examples": ["完成 => 完成"]}, {"words": "竣工"}]}, ["a"]),
        ({"a": "完成"}, [""]),
    ],
)
def test_a_list_is_found_wherever_it_stands(rules: dict[str, Any], without: list[str]) -> None:
    assert [name for name, rule in tables(rules) if not has_examples(rule)] == without
