"""Link a year's projects to the unfinished ones of the year before that they go on with (结转)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from shishi_cli.domain.errors import NotFound, UsageError
from shishi_cli.domain.life import CarriedOver
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.domain.source import Column
from shishi_cli.extraction.promises.title_likeness import title_likeness
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.operation import Operation
from shishi_cli.readers.table.heading_rules import load_rules
from shishi_cli.services.resolve_scope import find_project, programmes_of

_ALIKE = 60  # of 100: what is less like is not linked unasked
_APART = 10  # how much the next title must be behind


def carry_project(
    ledger: Ledger, number: str, of: str, year: int | None, region: str | None, author: Author
) -> tuple[KnownProject, CarriedOver]:
    """Say that a project goes on with the project `of` of the year before.

    Raises NotFound for a number or year that the ledger does not have, UsageError where several
    regions could be meant.
    """
    known = programmes_of(ledger, region)
    chosen = year or max(one.year for one in known)
    now = [one for one in known if one.year == chosen]
    if len(now) > 1:
        raise UsageError(f"台账里 {chosen} 年有 {len(now)} 个地区", "请用 --region 选一个")
    before = former_programme(ledger, now[0]) if now else None
    if not now or before is None:
        raise NotFound(f"台账里没有 {chosen} 年和上一年的项目", "请先导入这两年的清单或进展表")
    project = find_project(ledger, now[0], number)
    former = find_project(ledger, before, of)
    link = CarriedOver(former.project, before, former.number, author.document)
    with ledger.operation(
        command="project carry", person=author.person, reason=author.note, at=author.at
    ) as operation:
        operation.put_carried(project.project, link, author)
    return project, link


def former_programme(ledger: Ledger, programme: Programme) -> Programme | None:
    """The same region's programme of the year before."""
    before = Programme(programme.region, programme.year - 1)
    return before if before in ledger.programmes() else None


def link_carried(
    ledger: Ledger,
    operation: Operation,
    programme: Programme,
    rows: Mapping[int, tuple[str, Mapping[Column, str]]],
    author: Author,
) -> Iterator[str]:
    """Link the rows that say 结转 to the projects of the year before with the likeliest titles;
    `rows` are number and texts by project. Tells what was linked, and what could not be."""
    says = {p: (n, _without_mark(texts)) for p, (n, texts) in rows.items() if _says(texts)}
    known = ledger.carried(programme)
    open_ones = {p: one for p, one in says.items() if p not in known}
    before = former_programme(ledger, programme) if open_ones else None
    former = ledger.projects(before) if before is not None else ()
    lost = []
    for project, (number, title) in open_ones.items():
        found = _likeliest(title, former)
        if found is None or before is None:
            lost.append(number)
            continue
        operation.put_carried(project, CarriedOver(found.project, before, found.number), author)
        yield f"第 {number} 项写明结转,认作 {before.year} 年第 {found.number} 项的结转: {found.title}"
    if lost:
        why = "上一年没有相像的项目" if before is not None else "台账里没有上一年的项目"
        yield (
            f"第 {'、'.join(lost)} 项写明结转,{why};"
            f"是哪一项的请用 shishi project carry {lost[0]} --of 序号 指明"
        )


def last_month(ledger: Ledger, programme: Programme) -> Month | None:
    """The last month of which the programme has a table."""
    months = ledger.months(programme)
    return months[-1] if months else None


def _says(texts: Mapping[Column, str]) -> bool:
    mark = load_rules()["year_list"]["carried"]
    return any(
        re.search(mark, texts.get(c, "")) for c in (Column.TITLE, Column.REMARK, Column.LEVEL)
    )


def _without_mark(texts: Mapping[Column, str]) -> str:
    mark = load_rules()["year_list"]["carried"]
    return re.sub(
        rf"[((\[【]?[^((\[【))\]】]*{mark}[^((\[【))\]】]*[))\]】]?", "", texts[Column.TITLE]
    )


def _likeliest(title: str, known: Sequence[KnownProject]) -> KnownProject | None:
    scored = sorted(((title_likeness(title, one.title), one) for one in known), key=lambda s: -s[0])
    if not scored or scored[0][0] < _ALIKE:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _APART:
        return None
    return scored[0][1]
