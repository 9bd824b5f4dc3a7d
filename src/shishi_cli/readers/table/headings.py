"""What a heading says its column holds (表头). The words are data: headings.toml."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.source import Column
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.scopes import UNSAID, distance_of, is_scoped_target
from shishi_cli.readers.table.told_months import MonthSpan, find_span, find_year

# A heading is short: longer cells are not looked at.
_LONGEST = 40
# More words than stand in any line of headings.toml, so that ranks go line by line.
_WORDS_OF_A_LINE = 1000
_JOINTS = "及和与并、"
_MARKS = "*★※:①②③④⑤⑥⑦⑧⑨⑩¹²³⁴⁵⁶⁷⁸⁹"
_TOLD = (Column.TARGET, Column.PROGRESS, Column.DONE, Column.SHARE)


@frozen
class Meaning:
    """What a heading's words mean, whatever its month.

    `otherwise` is meant when a surer heading (of lower `rank`) holds `column` already; `numbers`,
    `percents` and `offices` when most of the cells are bare numbers, percents or names of offices.
    """

    column: Column
    rank: int
    otherwise: Column | None = None
    numbers: Column | None = None
    percents: Column | None = None
    offices: Column | None = None


@frozen
class Heading:
    """A recognised heading: as printed, what it means, and the months and the year it tells.

    `distance` is 0 for our own figures (我区任务), larger for a superior's (市级目标, 省定目标).
    """

    text: str
    meaning: Meaning
    span: MonthSpan | None = None
    year: int | None = None
    distance: int = UNSAID
    alone: bool = False
    is_running: bool = False


def recognise(text: str, whole: bool = False) -> Heading | None:
    """What the heading `text` means, None when it is not a heading that is known.

    `whole` asks for more than that it ends as headings do (区级牵头单位).
    """
    return None if len(text) > _LONGEST else _recognise(text, whole)


@lru_cache(maxsize=4096)
def _recognise(text: str, whole: bool) -> Heading | None:
    # Kept, since lists and blocks repeat 进展情况: for each of their projects.
    label = _without_marks(fold_label(text))
    if not label:
        return None
    known = _vocabulary().words.get(label)
    if known is not None:
        return Heading(text, known, distance=distance_of(label)[0], is_running="累计" in label)
    if label in _vocabulary().unknown:
        return None
    span = find_span(label)
    year = find_year(label)
    with_month, without = _without_times(label, span, year)
    distance, of = distance_of(without)
    if distance != UNSAID and span is None and is_scoped_target(of):
        meaning: Meaning | None = _vocabulary().words["年度目标"]
    else:
        meaning = _look_up(with_month) or _look_up(without)
        meaning = meaning or (None if whole else _look_up_ending(without))
    if meaning is None:
        return None
    if "%" in label and meaning.column in (Column.PROGRESS, Column.DONE):
        meaning = _vocabulary().words["完成率"]  # 进度(%): bare numbers under it are percents
    told = None if span is None or not span.last else span
    told_year = (span and span.year) or (year and year[0])
    running = "累计" in label or "截" in label
    alone = span is not None and told is None and not running
    return Heading(text.strip(), meaning, told, told_year, distance, alone, running)


def _without_marks(label: str) -> str:
    """A label without the marks of notes at it, or the colon of a form: 项目名称①, 序号*, 单位:."""
    bare = label.rstrip(_MARKS)
    return bare.lstrip("*★※") if bare else label


def _without_times(
    label: str, span: MonthSpan | None, year: tuple[int, int, int] | None
) -> tuple[str, str]:
    """A label with {month} or 年度 in place of the month or year that it tells, and without."""
    if span is not None:
        before, behind = label[: span.start], label[span.end :]
        return f"{before}{{month}}{behind}", before + behind
    if year is not None:
        before, behind = label[: year[1]], label[year[2] :]
        return f"{before}年度{behind}", before + behind
    return label, label


def _look_up(label: str) -> Meaning | None:
    words = _vocabulary().words
    if label in words:
        return words[label]
    bare = _without_brackets(label)
    if bare in words:
        return words[bare]
    # 责任单位及责任人: what stands first is what the column is.
    joint = min((at for mark in _JOINTS if (at := bare.find(mark)) > 0), default=0)
    return words.get(bare[:joint])


def _look_up_ending(label: str) -> Meaning | None:
    meaning = _by_ends(label)
    # 投资完成率 64% is no completion of four kindergartens.
    apart = meaning is not None and meaning.column in _TOLD and _is_apart(label)
    return None if apart else meaning


def _is_apart(label: str) -> bool:
    return any(word in label for word in load_rules()["apart"].split())


def _by_ends(label: str) -> Meaning | None:
    bare = _without_brackets(label)
    words = _vocabulary()
    # Nearly every cell ends as no heading does: looked at one by one, the endings took a third.
    if not (
        label.startswith(words.first) or label.endswith(words.last) or bare.endswith(words.last)
    ):
        return None
    for beginning, meaning in words.beginnings:
        if label.startswith(beginning):
            return meaning
    for ending, meaning in words.endings:
        if label.endswith(ending) or bare.endswith(ending):
            return meaning
    return None


def _without_brackets(label: str) -> str:
    before, opened, rest = label.partition("(")
    return (before + rest.partition(")")[2] if opened else label).rstrip("%")


@frozen
class _Vocabulary:
    """What whole labels mean, and beginnings and endings of labels, the longest first."""

    words: Mapping[str, Meaning]
    beginnings: Sequence[tuple[str, Meaning]]
    endings: Sequence[tuple[str, Meaning]]
    unknown: frozenset[str]
    first: tuple[str, ...]
    last: tuple[str, ...]


@cache
def _vocabulary() -> _Vocabulary:
    words: dict[str, Meaning] = {}
    beginnings: dict[str, Meaning] = {}
    endings: dict[str, Meaning] = {}
    for at, rule in enumerate(load_rules()["heading"]):
        meaning = Meaning(
            Column(rule["column"]),
            at * _WORDS_OF_A_LINE,
            _column(rule.get("otherwise")),
            _column(rule.get("numbers")),
            _column(rule.get("percents")),
            _column(rule.get("offices")),
        )
        for place, word in enumerate(rule["words"].split(), 1):
            words.setdefault(fold_label(word), replace(meaning, rank=meaning.rank + place))
        last = replace(meaning, rank=meaning.rank + _WORDS_OF_A_LINE - 1)
        beginnings.update(dict.fromkeys(rule.get("beginnings", "").split(), last))
        endings.update(dict.fromkeys(rule.get("endings", "").split(), last))
    unknown = frozenset(map(fold_label, load_rules()["unknown"]))
    return _Vocabulary(
        words,
        _longest_first(beginnings),
        _longest_first(endings),
        unknown,
        tuple(beginnings),
        tuple(endings),
    )


def _longest_first(words: Mapping[str, Meaning]) -> tuple[tuple[str, Meaning], ...]:
    return tuple(sorted(words.items(), key=lambda item: -len(item[0])))


def _column(name: str | None) -> Column | None:
    return None if name is None else Column(name)
