"""The rules of stages.toml do what their examples say, and none stands without an example."""

from typing import Any

import pytest

from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.milestones.demands import demands_of
from shishi_cli.extraction.milestones.statements import state_of, step_of
from shishi_cli.extraction.rules import load_rules
from shishi_cli.extraction.signals.signals import find_signals
from shishi_cli.extraction.text.similarity import same_words

STAGES = load_rules("stages")
RULES = [
    (kind, rule) for kind in ("same", "step", "state", "asks", "signal") for rule in STAGES[kind]
]


def examples(kind: str) -> list[tuple[dict[str, Any], str, str]]:
    return [
        (rule, *example.partition(" => ")[::2])
        for rule in STAGES[kind]
        for example in rule["examples"]
    ]


@pytest.mark.parametrize(("kind", "rule"), RULES)
def test_every_rule_has_examples(kind: str, rule: dict[str, Any]) -> None:
    assert rule["examples"]
    if kind == "signal":
        assert rule["not_examples"]
        assert rule["why"]


@pytest.mark.parametrize(("rule", "words", "wanted"), examples("same"))
def test_words_of_one_meaning_are_written_in_one_way(
    rule: dict[str, Any], words: str, wanted: str
) -> None:
    assert same_words(words) == wanted
    assert rule["words"].split()[0] in wanted


@pytest.mark.parametrize(("rule", "words", "wanted"), examples("step"))
def test_a_clause_is_about_its_step(rule: dict[str, Any], words: str, wanted: str) -> None:
    step = step_of(same_words(words))
    assert step is not None
    assert step.rank == rule["rank"] == int(wanted)


@pytest.mark.parametrize(("rule", "words", "wanted"), examples("state"))
def test_a_clause_of_a_progress_has_its_state(
    rule: dict[str, Any], words: str, wanted: str
) -> None:
    assert state_of(words) == wanted
    assert wanted in (rule["name"], "done")


@pytest.mark.parametrize(("rule", "words", "wanted"), examples("asks"))
def test_a_clause_of_a_goal_asks_for_what_it_says(
    rule: dict[str, Any], words: str, wanted: str
) -> None:
    asked = demands_of(words)[0].asks
    assert (rule["name"] in asked) == (wanted != "-")


def column_of(rule: dict[str, Any]) -> Column:
    """A column in which the rule looks for its signal."""
    return Column(rule.get("columns", ["progress"])[0])


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, words) for rule, words, _ in examples("signal")]
)
def test_a_signal_is_found_with_its_span(rule: dict[str, Any], words: str) -> None:
    found = find_signals(words, column_of(rule))
    assert SignalKind(rule["kind"]) in {kind for kind, _, _ in found}
    assert all(0 <= start < end <= len(words) for _, start, end in found)


@pytest.mark.parametrize(
    ("rule", "words"),
    [(rule, words) for rule in STAGES["signal"] for words in rule["not_examples"]],
)
def test_words_like_a_signal_are_none(rule: dict[str, Any], words: str) -> None:
    found = find_signals(words, column_of(rule))
    assert SignalKind(rule["kind"]) not in {kind for kind, _, _ in found}


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        ("因管线改迁暂停施工", "因管线改迁暂停"),
        ("方案已报,但配套资金至今未落实。", "资金至今未落实"),
        ("完成选址3处;土地指标尚未下达,其余工作有序推进。", "指标尚未下达"),
    ],
)
def test_the_span_of_a_blocker_holds_its_words(progress: str, told: str) -> None:
    spans = [progress[a:b] for kind, a, b in find_signals(progress) if kind is SignalKind.BLOCKER]
    assert len(spans) == 1
    assert told in spans[0]


@pytest.mark.parametrize(
    "progress",
    [
        "6月曾停工,现已全面复工",
        "前期因管线改迁一度停滞,经协调已解决,目前施工正常",
        "年初资金未到位,3月底已拨付。",
        "未出现停工",
        "已化解居民反对加装的问题",
    ],
)
def test_what_is_over_blocks_no_more(progress: str) -> None:
    assert SignalKind.BLOCKER not in {kind for kind, _, _ in find_signals(progress)}


def test_a_blocker_that_came_back_is_one() -> None:
    found = find_signals("前期资金未到位,已协调解决。目前因汛期调度,工程再次搁置。")
    assert [kind for kind, _, _ in found] == [SignalKind.BLOCKER]
