"""How the month stands as a whole: the classes, the levels, who has reported (总体情况)."""

from collections.abc import Iterator, Sequence

from shishi_cli.assessment.summary import by_level
from shishi_cli.domain.month import Month
from shishi_cli.domain.numbering import in_ranges
from shishi_cli.domain.paper import Block, Heading, Paragraph, Run, Text, printable
from shishi_cli.domain.results.missing import Lack, UnitOwing
from shishi_cli.domain.results.summary import Group
from shishi_cli.domain.standing import Assessment, Standing
from shishi_cli.domain.wording import CLOSE, OPEN, SEMICOLON, Wording
from shishi_cli.services.bulletin.facts import counted, number, pace_run
from shishi_cli.services.bulletin.gather import Material
from shishi_cli.services.bulletin.say import formal, joined, say

_GOOD = (Standing.AHEAD, Standing.ON_TRACK)


def opening(wording: Wording, told: Material) -> tuple[Block, ...]:
    """On what the bulletin rests: which tables, until when, by which rule."""
    month = told.month.month
    files = sorted({one.record.file for one in told.month.assessments if one.record.told == month})
    runs = say(
        wording,
        "opening",
        region=told.month.programme.region,
        year=month.year,
        month=month.number,
        until=until(month, told.month.cut_off_day),
        pace=pace_run(told.month),
        files=number("files", month, len(files), "、".join(files)),
        rule=formal(told.month.rule.text, month.year),
    )
    return (Paragraph(runs), *map(Paragraph, _scope(wording, told)))


def _scope(wording: Wording, told: Material) -> Iterator[Text]:
    """That the bulletin tells of a part of the list, and of which."""
    if told.narrowed:
        month = told.month.month
        yield say(
            wording,
            "scope",
            conditions=conditions(wording, told),
            count=counted("total", month, told.month.assessments),
            whole=number("whole", month, len(told.whole.assessments), "本月清单的项目数"),
        )


def conditions(wording: Wording, told: Material) -> str:
    """By what the projects were chosen: 区交通委牵头、状态为滞后."""
    named = (
        wording.plain(condition.value, name=printable(name))
        for condition, name in told.narrowed.items()
    )
    return "、".join(named)


def in_scope(wording: Wording, told: Material) -> Text:
    """What a sentence of the whole list begins with where it tells of a part."""
    return say(wording, "in_scope") if told.narrowed else ()


def overall(wording: Wording, told: Material) -> Iterator[Block]:
    """The classes, then the levels where there are several, then the reports."""
    parts = [
        (wording.text("by_standing_head"), _classes(wording, told)),
        (wording.text("by_level_head"), _levels(wording, told)),
        (wording.text("reports_head"), _reports(wording, told)),
    ]
    told_parts = [(head, paragraphs) for head, paragraphs in parts if paragraphs]
    for at, (head, paragraphs) in enumerate(told_parts, 1):
        yield Heading(2, f"{OPEN}{chinese(at)}{CLOSE}{head}")
        yield from map(Paragraph, paragraphs)


def until(month: Month, day: int | None = None) -> str:
    """The end of the month, or the day up to which its table reports, as papers say it."""
    return f"{month.number}月{day}日" if day else f"{month.number}月底"


def chinese(number: int) -> str:
    """A small number in Chinese, for headings: 一, 十二."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return f"{digits[tens] if tens > 1 else ''}十{digits[ones] if ones else ''}"


def counts(told: Sequence[Assessment], month: Month, group: str = "") -> Text:
    """Each class that has projects: 已完成1项、超序时11项."""
    parts = []
    for standing in Standing:
        of = [one for one in told if one.standing is standing]
        if of:
            count = counted(standing.value, month, of, group=group)
            parts.append((Run(standing.label), count, Run("项")))
    return joined(parts, "、")


def _classes(wording: Wording, told: Material) -> list[Text]:
    month, all_of = told.month.month, told.month.assessments
    if not all_of:
        return [say(wording, "nothing")]
    total = counted("total", month, all_of)
    paragraphs = [say(wording, "by_standing", counts=counts(all_of, month), total=total)]
    low = [one for one in all_of if one.standing in _GOOD and _is_under_line(one)]
    if low:
        count, named = counted("low", month, low), numbers(low)
        paragraphs.append(say(wording, "under_line", count=count, numbers=named))
    return paragraphs


def _is_under_line(one: Assessment) -> bool:
    return any(note.code == "below_line" for note in one.notes)


def _levels(wording: Wording, told: Material) -> list[Text]:
    groups = by_level(told.month.assessments)
    if len(groups) < 2:
        return []
    parts = [_level(wording, told, group) for group in groups]
    several = [one for one in told.month.assessments if len(one.levels) > 1]
    runs = say(wording, "by_level", levels=joined(parts, SEMICOLON))
    if several:
        runs += say(wording, "several_levels", count=counted("levels", told.month.month, several))
    return [runs]


def _level(wording: Wording, told: Material, group: Group) -> Text:
    month = told.month.month
    of = [one for one in told.month.assessments if group.name in (one.levels or (group.name,))]
    of = [one for one in of if one.levels or group.name == "未注明"]
    total = counted("total", month, of, group=group.name)
    classes = counts(of, month, group.name)
    return say(wording, "level", level=group.name, total=total, counts=classes)


def _reports(wording: Wording, told: Material) -> list[Text]:
    month, owed = told.month.month, told.missing.owed
    due = counted("due", month, told.month.assessments)
    if not told.month.assessments:
        return []
    if not owed:
        return [in_scope(wording, told) + say(wording, "all_reported", total=due)]
    parts = []
    for lack in Lack:
        of = [one.project for one in owed if one.lack is lack]
        if of:
            parts.append((Run(lack.label), counted(lack.value, month, of), Run("项")))
    units = [
        say(wording, "unit_owing", unit=unit.unit, owed=_owed(unit)) for unit in told.missing.units
    ]
    lacking = in_scope(wording, told) + say(
        wording, "lacking", total=due, counts=joined(parts, "、")
    )
    return [lacking + joined(units, SEMICOLON) + (Run("。"),)]


def _owed(unit: UnitOwing) -> str:
    """What a unit owes: 未报第3项、第7项、空报第9项."""
    parts = []
    for lack in Lack:
        of = [one.project for one in unit.owed if one.lack is lack]
        if of:
            parts.append(f"{lack.label}{numbers(of)}")
    return "、".join(parts)


def numbers(of: Sequence[Assessment]) -> str:
    """Projects by their numbers: 第3项、第7至9项. Not 第3、7项: LibreOffice takes a list of bare numbers
    for one that no line may part."""
    return "、".join(f"第{each}项" for each in in_ranges([one.record.number for one in of]))
