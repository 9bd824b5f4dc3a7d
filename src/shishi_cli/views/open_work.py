"""Where one is, as `git status` tells it: the ledger, its months, what is open (概况)."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from shishi_cli.domain.month import Month
from shishi_cli.domain.results.brief import Topic
from shishi_cli.domain.results.open_work import OpenWork, Overview
from shishi_cli.domain.standing import Standing
from shishi_cli.views.brief import brief_lines, counted
from shishi_cli.views.listing import clean
from shishi_cli.views.screen.lines import PIPE, folded_line, labelled, packed
from shishi_cli.views.screen.screen import Screen
from shishi_cli.views.screen.tones import Tone, paint_counts
from shishi_cli.views.text_width import pad

_SHOWN = 8  # regions named one by one
_BEGIN = (
    ("shishi import 3月进展表.xlsx", "导入一个月的进展表;加 --dry-run 只看不写"),
    ("shishi status", "各项目的目标、完成情况和状态"),
    ("shishi --help", "全部命令"),
)


_LISTED = (
    ("shishi project", "年初的清单和全年计划"),
    ("shishi import 1月进展表.xlsx", "导入第一个月的进展表"),
)


def open_work_text(overview: Overview, ledger: Path, screen: Screen = PIPE) -> str:
    """The ledger and its months, then what is open with the command for each; on an empty ledger
    how to begin."""
    lines = [*labelled("台账", clean(str(ledger)), screen)]
    if not overview.programmes:
        lines += ["", "台账里还没有数据。开始:", *_commands(_BEGIN, screen)]
        return "\n".join(lines) + "\n"
    for programme, months in overview.programmes[:_SHOWN]:
        told = f"{clean(programme.region) or '未注明地区'} {programme.year} 年: {_months(months)}"
        lines += labelled("", told, screen)
    if len(overview.programmes) > _SHOWN:
        lines += labelled("", f"… 共 {len(overview.programmes)} 个地区", screen)
    if len(overview.programmes) == 1 and not overview.programmes[0][1]:
        return "\n".join([*lines, "", *_commands(_LISTED, screen)]) + "\n"
    if overview.work is None:
        lines += ["", *_commands((("shishi regions", "各地区并排;看一个地区用 --region"),), screen)]
        return "\n".join(lines) + "\n"
    lines += ["", *_brief(overview.work, screen), ""]
    return "\n".join([*lines, *_open(overview.work, screen)]) + "\n"


def _brief(work: OpenWork, screen: Screen) -> Sequence[str]:
    """The month in short, in the words of `shishi brief`."""
    head, *topics = map(clean, brief_lines(work.brief))
    lines = [*packed(head, screen), *(part for one in topics for part in folded_line(one, screen))]
    return [paint_counts(line, screen.colour) for line in lines]


def _months(months: Sequence[Month]) -> str:
    """3月至6月, or one by one where some are missing."""
    numbers = [month.number for month in months]
    if not numbers:
        return "有年初清单,还没有进展表"
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]}月至{numbers[-1]}月"
    return "、".join(f"{number}月" for number in numbers)


def _open(work: OpenWork, screen: Screen) -> Sequence[str]:
    """What is open, in the order in which it is done; the first is what comes next."""
    counts = Counter(one.standing for one in work.brief.month.assessments)
    late, risky = counts[Standing.BEHIND], counts[Standing.AT_RISK]
    steps = [
        ("shishi match", f"待定的匹配 {work.undecided} 项" if work.undecided else ""),
        ("shishi brief", "本月要点,逐条写明单位、数和出处" if work.brief.lines else ""),
        ("shishi missing", counted(work.brief, Topic.NOT_REPORTED)),
        ("shishi check", counted(work.brief, Topic.DOUBTS)),
        ("shishi behind", f"滞后 {late} · 预警 {risky}" if late or risky else ""),
        ("shishi report bulletin -o 通报.docx", "写本月的通报"),
        ("shishi import 下月进展表.xlsx", "导入下一个月"),
    ]
    return ["接下来:", *_commands([step for step in steps if step[1]], screen)]


def _commands(steps: Sequence[tuple[str, str]], screen: Screen) -> list[str]:
    """A command a line, never broken, and what it is for."""
    widest = max(screen.measure(command) for command, _ in steps)
    beside = widest + 4 + 24 <= screen.width
    lines = []
    for command, purpose in steps:
        told = paint_counts(purpose, screen.colour)
        shown = screen.paint(pad(command, widest), Tone.HEAD)
        lines += [f"  {shown}  {told}"] if beside else [f"  {command}", f"    {told}"]
    return lines
