"""The lexicon of work: every word stands once, and tells the event and the step of its line."""

from collections import Counter

import pytest

from shishi_cli.extraction.lexicon import Line, work_lines
from shishi_cli.extraction.mentions.events import events_in
from shishi_cli.extraction.milestones.steps import Phase, step_named, step_of
from shishi_cli.extraction.rules import load_rules
from shishi_cli.extraction.text.similarity import same_words

LINES = work_lines()
WORDS = [(line, word) for line in LINES for word in line.plain if "[" not in word]


def test_every_word_stands_once() -> None:
    counted = Counter(word for line in LINES for word in line.plain)
    counted += Counter(
        word for group in load_rules("text/similarity")["same"] for word in group["words"].split()
    )
    assert [word for word, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(("line", "word"), WORDS, ids=[word for _, word in WORDS])
def test_a_word_names_the_step_of_its_line(line: Line, word: str) -> None:
    if line.step is not None:
        step = step_of(same_words(word))
        assert step is not None
        assert step.name == line.step
    if line.word is not None:
        assert same_words(word) == line.word


@pytest.mark.parametrize(
    ("event", "word"),
    [
        (event, word)
        for line in LINES
        for event, words in line.events.items()
        for word in words
        if event != "untold" and not set(word) & set("([")
    ],
)
def test_a_word_tells_the_event_under_which_it_stands(event: str, word: str) -> None:
    assert event in {told.kind for told in events_in(word)}


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line.word or line.step))
def test_each_event_of_a_line_has_an_example(line: Line) -> None:
    (rule,) = [
        rule
        for rule in load_rules("work")["work"]
        if all(rule.get(e) for e in line.events)
        and line.events == {e: rule[e].split() for e in line.events}
    ]
    told = {example.rpartition(" ")[2] for example in rule["examples"]}
    assert line.events.keys() - {"untold"} <= told


def test_the_steps_stand_in_the_order_of_their_phases() -> None:
    phases = [step_named(rule["name"]).phase for rule in load_rules("work")["step"]]
    assert phases == sorted(phases)
    assert set(phases) == set(Phase)


def test_every_line_names_a_step_that_there_is() -> None:
    named = {line.step for line in LINES} - {None}
    assert named == {rule["name"] for rule in load_rules("work")["step"]}


@pytest.mark.parametrize("group", load_rules("work")["alike"], ids=lambda rule: str(rule["words"]))
def test_events_that_are_one_are_words_of_the_lexicon(group: dict[str, str]) -> None:
    assert set(group["words"].split()) <= {word for line in LINES for word in line.plain}
