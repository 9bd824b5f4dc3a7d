"""The month's brief as lines, a listing and JSON (本月要点)."""

from collections import Counter
from collections.abc import Sequence

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.brief import Brief, BriefLine, Topic
from shishi_cli.domain.standing import Standing
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, clean, join
from shishi_cli.views.screen.lines import PIPE, packed
from shishi_cli.views.screen.screen import Screen
from shishi_cli.views.screen.tones import Tone, paint_counts
from shishi_cli.views.status import where
from shishi_cli.views.status_json import heading_json, source_json

_SHORT = 8  # projects that a line of numbers names


def brief_text(brief: Brief, screen: Screen = PIPE) -> str:
    """One screen: a heading, and under each topic a line a project."""
    head = packed(clean(_heading(brief)), screen)
    lines = [paint_counts(line, screen.colour) for line in head]
    for topic in Topic:
        of_topic = brief.of(topic)
        if of_topic:
            heading = screen.paint(counted(brief, topic), Tone.HEAD)
            lines += ["", heading, *map(clean, map(brief_line, of_topic))]
    if not brief.lines:
        lines.append("没有新的情况")
    return "\n".join(lines) + "\n"


def brief_short(brief: Brief) -> str:
    """The same in a few lines, for the end of an import."""
    return "\n".join(map(clean, (*brief_lines(brief), "  逐条见 shishi brief")))


def brief_lines(brief: Brief) -> Sequence[str]:
    """A heading, and a line a topic: how many projects, and their numbers."""
    lines = [_heading(brief)]
    for topic in Topic:
        numbers = brief.numbers(topic)
        if numbers:
            more = " 等" if len(numbers) > _SHORT else ""
            lines.append(f"  {counted(brief, topic)}: 第 {join(numbers[:_SHORT])} 项{more}")
    return lines


def counted(brief: Brief, topic: Topic) -> str:
    """新滞后 2: how many projects there are of a topic; empty for none."""
    count = len(brief.numbers(topic))
    return f"{topic.label} {count}" if count else ""


def brief_listing(brief: Brief) -> Listing:
    """One row a line, for spreadsheets and documents."""
    rows = tuple(
        (
            line.topic.label,
            line.number,
            line.title,
            join(line.units),
            line.text,
            _place(line),
        )
        for line in brief.lines
    )
    headings = ("要点", "序号", "项目", "牵头单位", "说明", "出处")
    return Listing(headings, rows, (_heading(brief),))


def brief_json(brief: Brief) -> str:
    """The same for other programs, with the sources."""
    return document(
        {
            **heading_json(brief.month),
            "before": str(brief.before) if brief.before else None,
            "lines": [brief_line_json(line) for line in brief.lines],
        }
    )


def brief_line_json(line: BriefLine) -> Json:
    """One line with its topic and source."""
    return {
        "topic": line.topic.value,
        "label": line.topic.label,
        "number": line.number,
        "title": line.title,
        "units": list(line.units),
        "text": line.text,
        "source": source_json(line.source),
        "by_person": line.by_person,
    }


def _heading(brief: Brief) -> str:
    counts = Counter(one.standing for one in brief.month.assessments)
    told = " · ".join(f"{one.label} {counts[one]}" for one in Standing)
    since = f"  与 {brief.before} 相比" if brief.before else ""
    return f"{where(brief.month)}  {len(brief.month.assessments)} 项: {told}{since}"


def brief_line(line: BriefLine) -> str:
    """17 title(unit)  what is said  [where it stands]."""
    units = f"({join(line.units)})" if line.units else ""
    place = _place(line)
    return f"  {line.number} {line.title}{units}  {line.text}" + (f"  [{place}]" if place else "")


def _place(line: BriefLine) -> str:
    """Where the words stand, and that a person told of it: 5月.csv 第3行;人工录入."""
    source = line.source
    row = f"{source.file} 第{source.row}行" if source is not None and source.file else ""
    return ";".join(filter(None, (row, "人工录入" if line.by_person else "")))
