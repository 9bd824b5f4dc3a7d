"""Every rule of reading has examples, and does what they say."""

import ast
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column
from shishi_cli.extraction import rules
from shishi_cli.extraction.figures.breakdowns import find_breakdowns
from shishi_cli.extraction.figures.says_done import is_untold
from shishi_cli.extraction.figures.which_share import is_stated
from shishi_cli.extraction.mentions.events import Event, events_in
from shishi_cli.extraction.mentions.mentions import Mention, Text, analyse
from shishi_cli.extraction.mentions.period_told import period_of
from shishi_cli.extraction.mentions.roles import Words
from shishi_cli.extraction.mentions.stages import stage_alone
from shishi_cli.extraction.milestones.compare import tells_last_part
from shishi_cli.extraction.milestones.demands import demands_of
from shishi_cli.extraction.milestones.goal_period import goal_span
from shishi_cli.extraction.milestones.statements import read_statements, state_of
from shishi_cli.extraction.milestones.steps import step_of
from shishi_cli.extraction.numbers.find_quantities import find_quantities
from shishi_cli.extraction.numbers.units import factor, implied_unit, same_count
from shishi_cli.extraction.promises.offices import read_units
from shishi_cli.extraction.promises.read_promises import read_promises
from shishi_cli.extraction.promises.title_likeness import title_likeness
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.signals.signals import find_signals
from shishi_cli.extraction.signals.table_verdict import read_verdict
from shishi_cli.extraction.text.fold_width import fold_width
from shishi_cli.extraction.text.region import read_region
from shishi_cli.extraction.text.similarity import same_words
from shishi_cli.extraction.tied_row import tie_row

FOLDER = Path(rules.__file__).with_name("rules")
ANY = "一-龥"  # any Chinese character
CHINESE = re.compile(f"[{ANY}]")
FILES = sorted(
    path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.toml")
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
        number, wanted = (Decimal(re.match(r"[\d.]+", side)[0]) for side in (one, other))  # type: ignore[index]
        assert number * times == wanted
    return ""


def marked(sentence: str) -> tuple[Text, Mention]:
    """A sentence without the brackets that mark one of its quantities, and that quantity."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = analyse(sentence.replace("[", "").replace("]", ""))
    return text, next(m for m in text.mentions if start <= m.quantity.start < end)


def role(sentence: str) -> str:
    """The role of the marked quantity; the rule that says so must be the example's own."""
    found = marked(sentence)[1].role()
    return f"{found.name} {found.taken}" if found else ""


def evidence(sentence: str) -> str:
    (promise,) = read_promises("新建停车点100处")
    return "untold" if is_untold(marked(sentence)[1], promise) else "told"


def done_by_name(example: str) -> str:
    """How many are done, by a title and a progress that names them."""
    title, progress = example.split(" | ")
    row = tie_row({Column.TITLE: title, Column.PROGRESS: progress}, 9)
    return "|".join(amount(tied.candidate.amount) for tied in row.told.figures if tied)


def wholes(cell: str) -> str:
    """The wholes of a cell with their parts: 12: 5 7 (rest) 3 (open)."""
    told = []
    for one in find_breakdowns(analyse(cell), Column.PROGRESS):
        parts = [amount(one.whole) + ":", *map(amount, one.parts)]
        parts += ["(rest)", amount(one.rest)] if one.rest is not None else []
        parts += ["(open)"] if one.is_open else []
        told.append(" ".join(parts))
        assert cell[one.start : one.end].startswith(amount(one.whole))
    return "; ".join(told)


def targets(title: str) -> str:
    return "|".join(f"{p.amount.normalize():f}{p.unit}" for p in read_promises(title))


def for_the_month(asked: str) -> str:
    month, cell = asked.split(" | ")
    start, end = goal_span(cell, int(month))
    return cell[start:end]


def step(words: str) -> str:
    found = step_of(same_words(words))
    return found.name if found else "-"


def work(words: str) -> str:
    """The step that words name, and the first event that they tell."""
    told = events_in(words)
    return f"{step(words)} {told[0].kind if told else Event.UNTOLD}"


def part(words: str) -> str:
    """The words that tell an event of a part of each thing."""
    return next((told.word for told in events_in(words) if told.is_of_part), "")


def own_event(words: str) -> str:
    """Nothing where the second words tell the event that the first promise."""
    promised, told = words.split(" = ")
    (mention,) = analyse(told).mentions
    assert mention.events.are_promised(promised)
    return ""


def stage(words: str) -> str:
    return "stage" if stage_alone(Words(words, "", words, "")) is not None else ""


def last_part(asked: str) -> str:
    """Whether the only clause of a report tells the part that is built last of what is asked for."""
    goal, told = asked.split(" | ")
    (demand,), (statement,) = demands_of(goal), read_statements(told)
    return "yes" if tells_last_part(demand, statement) else "no"


# What an example says of a rule, by its file and where need be by the rule; where nothing stands
# here the rule is a pattern, and the example says what it finds.
READ: dict[str, Callable[[str], str]] = {
    "numbers/count_words": quantities,
    "numbers/not_quantities": quantities,
    "numbers/not_quantities:plain": lambda text: found_by("numbers/not_quantities", "plain")(text),
    "numbers/hedges": bounded,
    "numbers/units:same": units_alike,
    "numbers/units:convert": units_alike,
    "numbers/units:implied": lambda text: implied_unit(text, ""),
    "promises/offices:units": lambda cell: "|".join(read_units(cell)),
    "figures/named_things:kind": done_by_name,
    "figures/stated_share:share": lambda words: "stated" if is_stated(marked(words)[1]) else "none",
    "mentions/evidence:evidence": evidence,
    "figures/breakdowns:breakdown": wholes,
    "mentions/period_told:basis": lambda words: str(period_of(marked(words)[1].period, 6).basis),
    "promises/read_promises:promise": targets,
    "milestones/compare:last_part": last_part,
    "milestones/goal_period:goal_period": for_the_month,
    "milestones/statements:state": lambda words: str(state_of(words)),
    "text/similarity": same_words,
    "work:step": step,
    "work:work": work,
    "work:part": part,
    "work:behind": part,
    "work:alike": own_event,
    "work:stages": stage,
    "text/fold_width": fold_width,
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
# Whose examples say more than text => reading; their own tests are below or beside this one.
OTHERS = (
    "mentions/roles:role",
    "milestones/demands:asks",
    "promises/title_likeness:same",
    "promises/title_likeness:other",
    "signals/causes:cause",
    "signals/signals:signal",
    "signals/table_verdict:verdict",
)
EXAMPLES = [
    (file, name, example)
    for file, name, rule in RULES
    if isinstance(rule, dict) and f"{file}:{name}" not in OTHERS
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


def of(file: str, kind: str, examples: str = "examples") -> list[tuple[dict[str, Any], str]]:
    """Each rule of that kind with each of its examples."""
    return [(rule, example) for rule in load_rules(file)[kind] for example in rule[examples]]


@pytest.mark.parametrize(("rule", "example"), of("mentions/roles", "role"))
def test_a_quantity_has_the_role_that_its_rule_says(rule: dict[str, Any], example: str) -> None:
    sentence, taken = example.split(" => ")
    assert role(sentence) == f"{rule['name']} {taken}"


@pytest.mark.parametrize(("rule", "example"), of("milestones/demands", "asks"))
def test_a_clause_of_a_goal_asks_for_what_it_says(rule: dict[str, Any], example: str) -> None:
    clause, wanted = example.split(" => ")
    assert (rule["name"] in demands_of(clause)[0].asks) == (wanted != "-")


@pytest.mark.parametrize(("rule", "cell"), of("signals/signals", "signal"))
def test_a_signal_is_found_with_its_span(rule: dict[str, Any], cell: str) -> None:
    assert rule["why"]
    found = find_signals(cell, column_of(rule))
    assert rule["kind"] in {kind for kind, _, _ in found}
    assert all(0 <= start < end <= len(cell) for _, start, end in found)


@pytest.mark.parametrize(("rule", "cell"), of("signals/signals", "signal", "not_examples"))
def test_words_like_a_signal_are_none(rule: dict[str, Any], cell: str) -> None:
    assert rule["kind"] not in {kind for kind, _, _ in find_signals(cell, column_of(rule))}


def column_of(rule: dict[str, Any]) -> Column:
    """A column in which the rule looks for its signal."""
    return Column(rule.get("columns", ["progress"])[0])


@pytest.mark.parametrize(("rule", "cell"), of("signals/table_verdict", "verdict"))
def test_a_verdict_is_what_its_rule_says(rule: dict[str, Any], cell: str) -> None:
    assert read_verdict("", cell) == rule["kind"]


SAME, OTHER = (load_rules("promises/title_likeness")[kind] for kind in ("same", "other"))


@pytest.mark.parametrize("example", SAME["examples"])
def test_a_reworded_title_is_known(example: str) -> None:
    one, other = example.split(" => ")
    assert title_likeness(one, other) == title_likeness(other, one) >= SAME["from"]


@pytest.mark.parametrize("example", OTHER["examples"])
def test_another_project_of_the_list_is_not_taken_for_it(example: str) -> None:
    one, other = example.split(" => ")
    assert title_likeness(one, other) == title_likeness(other, one) < SAME["from"]


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


def patterns_in(code: str) -> Iterator[str]:
    """The literal parts of the regular expressions that a module writes down itself."""
    for call in ast.walk(ast.parse(code)):
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("re."):
            for part in ast.walk(call):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


@pytest.mark.parametrize("module", sorted(FOLDER.parent.rglob("*.py")), ids=lambda path: path.stem)
def test_the_words_of_a_pattern_are_data(module: Path) -> None:
    words = [
        text
        for text in patterns_in(module.read_text("utf-8"))
        if CHINESE.search(text.replace(ANY, ""))
    ]
    assert words == []


def test_a_pattern_with_words_is_found_in_a_module() -> None:
    assert list(patterns_in("import re\nx = re.compile(f'{y}(?:已|均)')")) == ["(?:已|均)"]
