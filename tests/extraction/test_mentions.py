"""The rules of context, units and region do what their examples say."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from shishi_cli.extraction import rules
from shishi_cli.extraction.figures.says_done import is_untold
from shishi_cli.extraction.mentions.mentions import analyse, role_of
from shishi_cli.extraction.mentions.period_told import period_of
from shishi_cli.extraction.promises.read_promises import read_promises
from shishi_cli.extraction.text.region import read_region

FOLDER = Path(rules.__file__).parent / "rules"
CONTEXT = tomllib.loads((FOLDER / "context.toml").read_text("utf-8"))


def marked(example: str) -> tuple[Any, str]:
    """The mention that stands in [ ] in the example, and what it is to be taken as."""
    text, wanted = example.split(" => ")
    plain = text.replace("[", "").replace("]", "")
    start = text.index("[")
    words = re.search(r"\[(.+?)\]", text)
    assert words
    mentions = analyse(plain).mentions
    found = [m for m in mentions if start <= m.quantity.start < start + len(words[1])]
    assert found, f"no quantity in {plain}"
    return found[0], wanted


@pytest.mark.parametrize(
    ("name", "example"),
    [(rule["name"], example) for rule in CONTEXT["role"] for example in rule["examples"]],
)
def test_the_examples_of_every_role(name: str, example: str) -> None:
    mention, wanted = marked(example)
    role = role_of(mention)
    assert role is not None
    assert (role.name, role.taken) == (name, wanted)


@pytest.mark.parametrize("example", CONTEXT["basis"]["examples"])
def test_the_examples_of_the_basis(example: str) -> None:
    mention, wanted = marked(example)
    assert period_of(mention, 6).basis == wanted


@pytest.mark.parametrize("example", CONTEXT["evidence"]["examples"])
def test_the_examples_of_what_is_said_to_be_done(example: str) -> None:
    mention, wanted = marked(example)
    (promise,) = read_promises("新建停车点100处")
    assert is_untold(mention, promise) is (wanted == "untold")


@pytest.mark.parametrize("example", CONTEXT["promise"]["examples"])
def test_the_examples_of_what_is_promised(example: str) -> None:
    title, wanted = example.split(" => ")
    read = [f"{p.amount.normalize():f}{p.unit}" for p in read_promises(title)]
    assert read == wanted.split("|")


def test_a_region_is_sure_only_when_it_is_named_often() -> None:
    assert read_region("到青禾区学习;在沙河区推进,由沙河区统筹") == ""
    assert read_region("青禾区\n青禾区\n沙河区\n青禾区") == "青禾区"
