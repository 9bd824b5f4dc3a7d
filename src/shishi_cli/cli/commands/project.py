"""shishi project"""

from typing import Annotated

import typer

from shishi_cli.cli.command_table import Command
from shishi_cli.cli.group import LazyGroup
from shishi_cli.cli.option_groups import flatten
from shishi_cli.cli.options import (
    DocumentOption,
    FromOption,
    NoteOption,
    NumberArgument,
    Output,
    PersonOption,
    Question,
    RegionOption,
    YearOption,
)
from shishi_cli.cli.session import Session
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.scope import Scope

OfOption = Annotated[str, typer.Option("--of", metavar="序号", help="上一年的哪一项")]
IntoOption = Annotated[
    str | None, typer.Option("--into", metavar="序号", help="并入哪一项", show_default=False)
]


@frozen
class Grounds:
    """From when on, by which document, and who says so (依据)."""

    since: FromOption = None
    region: RegionOption = None
    document: DocumentOption = ""
    note: NoteOption = ""
    by: PersonOption = None

    @property
    def scope(self) -> Scope:
        """The month and region for the services."""
        return Scope(self.since, self.region)


class ProjectGroup(LazyGroup):
    """The commands of shishi project."""

    table = (
        Command("list", "命令", "列出全年的项目,和不写命令一样", f"{__name__}:list_"),
        Command("drop", "命令", "项目调出,或并入另一项", f"{__name__}:drop"),
        Command("carry", "命令", "项目是上一年哪一项的结转", f"{__name__}:carry"),
        Command("start", "命令", "项目从某月起列入", f"{__name__}:start"),
    )


def project(context: typer.Context, question: Question, output: Output) -> None:
    """列出全年的项目和各自的存续:全年的、年中列入的、调出或并入别项的。

    例: shishi project    shishi project drop 7 --from 2023-09 --document "府办〔2023〕15号"
    """
    if context.invoked_subcommand is None:
        _list(context, question, output)


def list_(context: typer.Context, question: Question, output: Output) -> None:
    """列出全年的项目和各自的存续:全年的、年中列入的、调出或并入别项的。

    例: shishi project list    shishi project list --json
    """
    _list(context, question, output)


def _list(context: typer.Context, question: Question, output: Output) -> None:
    from shishi_cli.cli.year_list import show_year

    show_year(context.obj, question, output)


def drop(
    context: typer.Context, number: NumberArgument, grounds: Grounds, into: IntoOption = None
) -> None:
    """项目调出,或并入另一项:从那个月起不再判断、催报和计数;并入只是指明,数不相加。可以撤销。

    例: shishi project drop 7 --from 2023-09 --document "府办〔2023〕15号"
        shishi project drop 7 --from 2023-09 --into 8 --note "合并实施"
    """
    from shishi_cli.services.decide_life import drop_project
    from shishi_cli.views.project import life_line

    session: Session = context.obj
    author = session.author(grounds.by, grounds.note, grounds.document)
    with session.open_to_write() as ledger:
        done = drop_project(ledger, number, grounds.scope, into, author)
    session.show(life_line(done))


def start(context: typer.Context, number: NumberArgument, grounds: Grounds) -> None:
    """项目从某月起列入:序时从那个月起算。也用来收回调出。可以撤销。

    例: shishi project start 46 --from 2023-09 --document "府办〔2023〕15号"
    """
    from shishi_cli.services.decide_life import start_project
    from shishi_cli.views.project import life_line

    session: Session = context.obj
    author = session.author(grounds.by, grounds.note, grounds.document)
    with session.open_to_write() as ledger:
        done = start_project(ledger, number, grounds.scope, author)
    session.show(life_line(done))


@frozen
class Carrying:
    """Of which year and region, by which document, and who says so (结转依据)."""

    year: YearOption = None
    region: RegionOption = None
    document: DocumentOption = ""
    note: NoteOption = ""
    by: PersonOption = None


def carry(context: typer.Context, number: NumberArgument, of: OfOption, carrying: Carrying) -> None:
    """项目是上一年某一项没有完成、结转过来的:只是指明,数不相加。可以撤销。

    例: shishi project carry 5 --of 12    shishi project carry 5 --of 12 --year 2024
    """
    from shishi_cli.services.carry_over import carry_project
    from shishi_cli.views.project import carried_line

    session: Session = context.obj
    author = session.author(carrying.by, carrying.note, carrying.document)
    with session.open_to_write() as ledger:
        done = carry_project(ledger, number, of, carrying.year, carrying.region, author)
    session.show(carried_line(*done))


app = typer.Typer(
    name="project",
    cls=ProjectGroup,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.callback()(flatten(project))
