"""shishi update"""

from dataclasses import fields, replace
from typing import Annotated

import typer

from shishi_cli.cli.options import (
    DocumentOption,
    FromOption,
    MeasureOption,
    MonthOption,
    NoteOption,
    NumberArgument,
    PersonOption,
    RegionOption,
)
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import Unconfirmed
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.project import EntryField
from shishi_cli.domain.scope import Scope


@frozen
class Values:
    """What can be set (录入项)."""

    actual: Annotated[str | None, typer.Option("--actual", metavar="数", help="完成数(累计)")] = (
        None
    )
    goal: Annotated[str | None, typer.Option("--goal", metavar="数", help="月目标")] = None
    target: Annotated[str | None, typer.Option("--target", metavar="数", help="年度目标")] = None
    progress: Annotated[
        str | None, typer.Option("--progress", metavar="文字", help="进展情况,代替表中文字")
    ] = None
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="牵头单位")] = None
    level: Annotated[str | None, typer.Option("--level", metavar="级别", help="级别,如 市级")] = (
        None
    )
    basis: Annotated[
        str | None, typer.Option("--basis", metavar="口径", help="完成数的口径: 累计 或 当月")
    ] = None


@frozen
class Grounds:
    """Who says so, and on what grounds (依据)."""

    document: DocumentOption = ""
    note: NoteOption = ""
    by: PersonOption = None


@frozen
class Target:
    """What the values are of (录入对象)."""

    month: MonthOption = None
    since: FromOption = None
    region: RegionOption = None
    measure: MeasureOption = None


YesOption = Annotated[bool, typer.Option("--yes", "-y", help="数不可信时也不询问,直接录入")]


def update(
    context: typer.Context,
    number: NumberArgument,
    values: Values,
    grounds: Grounds,
    target: Target,
    yes: YesOption = False,
) -> None:
    """补充或更正一个项目某月的数;与表中文字并存,以人工录入为准。

    例: shishi update 17 --month 2023-04 --actual 300 --note "电话核实"
        shishi update 17 --target 420 --from 2023-09 --document "府办〔2023〕15号"
    """
    from shishi_cli.cli.ask import confirm
    from shishi_cli.services.update_project import Wanted, update_project
    from shishi_cli.views.changes import change_line

    session: Session = context.obj
    given = {
        EntryField(field.name): value
        for field in fields(values)
        if (value := getattr(values, field.name)) is not None
    }
    scope = Scope(target.since or target.month, target.region)
    author = session.author(grounds.by, grounds.note, grounds.document)
    wanted = Wanted(given, target.measure, sure=yes)
    with session.open_to_write() as ledger:
        try:
            done = update_project(ledger, number, scope, wanted, author)
        except Unconfirmed as doubt:
            if not session.can_ask:
                raise
            confirm(session, f"{doubt.message}\n确定录入吗?")
            done = update_project(ledger, number, scope, replace(wanted, sure=True), author)
    session.show(f"第 {done.number} 项 {done.month}  {done.title}")
    for change in done.changes:
        session.show(change_line(change.what, change.old, change.new))
    if done.before.standing is not done.after.standing:
        session.show(change_line("状态", done.before.label, done.after.label))
