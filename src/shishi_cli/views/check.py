"""What the checks found, the gravest first, by project (检查结果)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from shishi_cli.domain.check import CheckedMonth, CheckKind, Finding, Severity
from shishi_cli.views.listing import Listing, clean, join
from shishi_cli.views.screen.lines import PIPE
from shishi_cli.views.screen.screen import Screen
from shishi_cli.views.screen.tones import paint_counts


def check_text(checked: CheckedMonth, screen: Screen = PIPE) -> str:
    """The findings as lines: by severity, then by project; at the end the counts."""
    lines, told = [_where(checked)], set[str]()
    for severity in Severity:
        found = [one for one in checked.findings if one.severity is severity]
        if found:
            lines += ["", paint_counts(f"{severity.label} {len(found)} 条", screen.colour)]
            lines += _projects(found, told)
    lines += ["", *(paint_counts(line, screen.colour) for line in _counts(checked))]
    return "\n".join(lines) + "\n"


def _projects(findings: Sequence[Finding], told: set[str]) -> Iterator[str]:
    """Lines of each project's findings; what to do is said once a code, those `told` left out."""
    for _, group in groupby(findings, key=lambda one: one.project):
        found = list(group)
        first = found[0]
        yield clean(f"  第 {first.number} 项  {first.title}  {join(first.units)}".rstrip())
        for one in found:
            yield clean(f"    {one.kind.code} {one.message}")
            yield clean(f"      {place(one)}{f'  {one.excerpt}' if one.excerpt else ''}")
            if one.kind.code not in told:
                told.add(one.kind.code)
                yield f"      处理: {one.kind.remedy}"


def check_listing(checked: CheckedMonth) -> Listing:
    """The findings as rows, one each, with all that is known of it."""
    return Listing(
        ("程度", "代码", "序号", "项目", "牵头单位", "月份", "位置", "问题", "原文", "处理"),
        tuple(
            (
                one.severity.label,
                one.kind.code,
                one.number,
                one.title,
                join(one.units),
                str(one.month),
                place(one),
                one.message,
                one.excerpt,
                one.kind.remedy,
            )
            for one in checked.findings
        ),
        above=(_where(checked),),
        below=_counts(checked),
    )


def kind_text(kind: CheckKind) -> str:
    """What a code means, how it is printed, and what to do."""
    return (
        f"{kind.code} {kind.name}({kind.severity.label})\n"
        f"{kind.explanation}\n例: {kind.example}\n处理: {kind.remedy}\n"
    )


def _where(checked: CheckedMonth) -> str:
    region = f"{checked.programme.region} " if checked.programme.region else ""
    then = f" ({checked.as_of})" if checked.as_of else ""
    return f"{region}{checked.month} 数据检查  {checked.projects} 项{then}"


def _counts(checked: CheckedMonth) -> tuple[str, ...]:
    told = " · ".join(f"{one.label} {checked.count(one)}" for one in Severity)
    waived = f";已豁免 {len(checked.waived)} 条" if checked.waived else ""
    if not checked.projects:
        return ("没有符合条件的项目",)
    return (f"{told if checked.findings else '没有发现问题'}{waived}",)


def place(one: Finding) -> str:
    """2023-03.csv:表1:第6行:进展情况, or the project's month where no words are meant."""
    if one.source is None:
        return f"第 {one.number} 项 {one.month}"
    source = one.source
    if not source.file:
        return f"{one.month} 人工录入:{source.column.label}"
    return f"{source.file}:表{source.table}:第{source.row}行:{source.column.label}"
