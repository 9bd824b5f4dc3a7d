"""Recognise the projects of a new table among those the ledger knows (项目匹配)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from shishi_cli.domain.errors import MatchUndecided
from shishi_cli.domain.project import KnownProject
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.extraction.labels import bare_title
from shishi_cli.readers.numbering import project_number

# A reworded title keeps most of its words; below this a person must say that it is the same.
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Matches:
    """Which projects got other numbers (编号变动), and notices in Chinese."""

    renumbered: tuple[tuple[int, str], ...] = ()
    notices: tuple[str, ...] = ()


def match_projects(known: Sequence[KnownProject], sheet: Sheet, accept: bool) -> Matches:
    """Match rows to known projects by number and title together.

    The same title under another number has moved. The same number with a quite different title
    is undecided: MatchUndecided lists them all, unless `accept` says that the number tells.
    """
    by_number = {one.number: one for one in known}
    by_title = _unique(known)
    told = [(project_number(row.text(Column.NUMBER)), row.text(Column.TITLE)) for row in sheet.rows]
    # Two projects may differ in their figures alone; each then stays where it is.
    stay = {number for number, title in told if _is_titled(by_number.get(number), title)}
    moved: list[tuple[int, str]] = []
    notices: list[str] = []
    undecided: list[str] = []
    for number, title in told:
        if number in stay:
            continue
        same_number, same_title = by_number.get(number), by_title.pop(bare_title(title), None)
        if same_title is not None and same_title.number not in stay:
            moved.append((same_title.project, number))
            notices.append(f"第{number}项原为第{same_title.number}项: {title}")
        elif same_number is not None:
            score = _likeness(same_number.title, title)
            if score < _SURE and not accept:
                undecided.append(
                    f"第{number}项 “{same_number.title}” → “{title}” 相似度 {score:.0%}"
                )
            else:
                notices.append(f"第{number}项标题改为: {title}")
    if undecided:
        raise MatchUndecided(
            f"{sheet.file}: 这些项目与台账中同序号的项目不像同一个:\n    "
            + "\n    ".join(undecided),
            "确为同一项目请加 --accept-matches;是其他地区的表请加 --region;表错了请核对序号",
        )
    return Matches(tuple(moved), tuple(notices))


def _is_titled(known: KnownProject | None, title: str) -> bool:
    return known is not None and bare_title(known.title) == bare_title(title)


def _unique(known: Sequence[KnownProject]) -> dict[str, KnownProject]:
    """The projects by their titles, without those that share one."""
    titles = [bare_title(one.title) for one in known]
    counts = Counter(titles)
    return {title: one for title, one in zip(titles, known, strict=True) if counts[title] == 1}


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, bare_title(one), bare_title(other), autojunk=False).ratio()
