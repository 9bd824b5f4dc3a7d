"""What stands between and below projects and is none: totals, notes, signatures, a page's buttons."""

import re
from collections.abc import Iterable
from functools import cache

from shishi_cli.domain.prepared import compiled
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.readers.table.page_facts import load_page_rules

# A line with more words is looked at as a sentence is.
_LONGEST = 24
_LONGEST_PAGE_MARK = 16
_DAY = r"(?:20\d\d|二[〇零]\S\S)年\S{1,3}月\S{1,3}日"


def is_total(text: str) -> bool:
    """Whether a cell is the label of a total: 合计, 市级小计, 总计(4项)."""
    if not text or len(text) > _LONGEST:
        return False
    label = fold_label(text).rstrip(":")
    return label.partition("(")[0] in _words("totals") or label.endswith(_sums())


def is_note(text: str) -> bool:
    """Whether a line begins as the notes under a table do: 注:, 填表人:张三."""
    label = fold_label(text[:_LONGEST])
    return label.startswith(tuple(_words("notes"))) or is_signed(text)


def is_signed(text: str) -> bool:
    """Whether a cell only says who fills in or signs the table, or when: 单位负责人:王五."""
    label = fold_label(text[:_LONGEST])
    bare, colon, _ = label.partition(":")
    bare = bare.removeprefix("(").partition("(")[0].rstrip(")")
    alone = bool(colon) or label.startswith("(") or label.endswith(")")
    return alone and bare in _page_words("signed")


def is_day(text: str) -> bool:
    """Whether a cell is nothing but a day: 2023年4月3日 under the name of an office."""
    return len(text) <= _LONGEST and compiled(_DAY).fullmatch(fold_label(text)) is not None


def is_page_mark(text: str) -> bool:
    """Whether a line or cell is the number of a page: 第3页 共12页, — 4 —."""
    if len(text) > _LONGEST_PAGE_MARK:
        return False
    label = fold_label(text)
    return len(label) > 1 and _page_pattern().fullmatch(label) is not None


def is_button(text: str) -> bool:
    """Whether a line is one of a page's buttons or begins what stands under its text: 打印本页."""
    label = fold_label(text[: 2 * _LONGEST])
    if label.startswith(_beginnings()):
        return True
    return len(text) <= _LONGEST and label.strip("()") in _page_words("buttons")


def says_something(text: str) -> bool:
    """Whether a line is words of a sentence, and not merely a name: of a button, of a group."""
    label = fold_label(text)
    return len(text) > 2 * _LONGEST or _sentence_pattern().search(label) is not None


def is_promise(text: str) -> bool:
    """Whether words promise a number of something, and are no sum over projects: 新增学位300个."""
    rules = load_page_rules()["paragraphs"]
    return (
        len(text) <= 4 * _LONGEST
        and compiled(rules["promise"]).search(text) is not None
        and compiled(rules["sums"]).search(fold_label(text)) is None
    )


def all_page_marks(cells: Iterable[str]) -> bool:
    """Whether a row holds nothing but the number of a page."""
    return all(is_page_mark(cell) for cell in cells)


@cache
def _words(name: str) -> frozenset[str]:
    rules = load_rules()["rows"]
    words = rules["totals"] if name == "totals" else rules["notes"]
    return frozenset(words.split())


@cache
def _sums() -> tuple[str, ...]:
    return tuple(word for word in _words("totals") if word.endswith("计"))


@cache
def _page_words(name: str) -> frozenset[str]:
    rules = load_page_rules()["furniture"]
    words = rules["signed"] if name == "signed" else rules["buttons"]
    return frozenset(words.split())


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(map(fold_label, load_page_rules()["furniture"]["begins"].split()))


@cache
def _page_pattern() -> re.Pattern[str]:
    return compiled(load_page_rules()["furniture"]["page_mark"])


@cache
def _sentence_pattern() -> re.Pattern[str]:
    return compiled(load_page_rules()["furniture"]["sentence"])
