"""shishi units"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from shishi_cli.cli.command_table import Command
from shishi_cli.cli.group import LazyGroup
from shishi_cli.cli.option_groups import flatten
from shishi_cli.cli.options import NoteOption, Output, PersonOption, Question
from shishi_cli.cli.session import Session
from shishi_cli.cli.shell_completion import complete_unit

if TYPE_CHECKING:
    from shishi_cli.domain.operation import Author
    from shishi_cli.ledger.ledger import Ledger

UnitArgument = Annotated[
    str,
    typer.Argument(metavar="单位", autocompletion=complete_unit, help="单位,可写名称的一部分"),
]
OtherArgument = Annotated[str, typer.Argument(metavar="别名", help="它的另一个名称,写全")]
NewArgument = Annotated[str, typer.Argument(metavar="新名", help="现在的名称")]


class UnitsGroup(LazyGroup):
    """The commands of shishi units."""

    table = (
        Command("list", "命令", "列出各单位,和不写命令一样", f"{__name__}:list_"),
        Command("add", "命令", "记下单位的另一个名称", f"{__name__}:add"),
        Command("rename", "命令", "单位改了名称", f"{__name__}:rename"),
        Command("remove", "命令", "去掉一个别名,它又是单独的单位", f"{__name__}:remove"),
    )


def units(context: typer.Context, question: Question, output: Output) -> None:
    """列出各牵头单位、它们的其他名称和项目数,以及可能是同一单位的名称。

    例: shishi units    shishi units add 区建设管理委 区建管委    shishi units rename 区建管委 区住建委
    """
    if context.invoked_subcommand is None:
        _list(context, question, output)


def list_(context: typer.Context, question: Question, output: Output) -> None:
    """列出各牵头单位、它们的其他名称和项目数,以及可能是同一单位的名称。

    例: shishi units list    shishi units list --month 2023-03 --json
    """
    _list(context, question, output)


def _list(context: typer.Context, question: Question, output: Output) -> None:
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.name_units import list_units
    from shishi_cli.views.units import units_json, units_listing

    session: Session = context.obj
    with session.open(question.as_of) as ledger:
        found = list_units(ledger, question.scope)
    then = f" ({found.as_of})" if found.as_of else ""
    heading = f"{found.programme.region} {found.month}  {len(found.units)} 个单位{then}".strip()
    forms = Forms(
        json=lambda: units_json(
            found.programme, found.month, found.as_of, found.units, found.likely
        ),
        listing=lambda: units_listing(heading, found.units, found.likely),
    )
    present(session, forms, output)


def add(
    context: typer.Context,
    unit: UnitArgument,
    other: OtherArgument,
    note: NoteOption = "",
    by: PersonOption = None,
) -> None:
    """记下单位的另一个名称:各月照当月的表显示,分组按现在的单位,按哪个名称都能找到。可以撤销。

    例: shishi units add 区建设管理委 区建管委
    """
    from shishi_cli.services.name_units import add_name

    name, alias = _write(context, note, by, lambda ledger, who: add_name(ledger, unit, other, who))
    context.obj.show(f"“{alias}”是“{name}”的另一个名称")


def rename(
    context: typer.Context,
    old: UnitArgument,
    new: NewArgument,
    note: NoteOption = "",
    by: PersonOption = None,
) -> None:
    """单位改了名称:各月照当月的表显示,附注新名称,分组按现在的单位,按哪个名称都能找到。可以撤销。

    例: shishi units rename 区建管委 区住建委 --note "机构改革"
    """
    from shishi_cli.services.name_units import rename_unit

    former, name = _write(context, note, by, lambda ledger, who: rename_unit(ledger, old, new, who))
    context.obj.show(f"单位 {former} → {name}")


def remove(
    context: typer.Context, other: OtherArgument, note: NoteOption = "", by: PersonOption = None
) -> None:
    """去掉一个别名:它又是单独的单位。

    例: shishi units remove 区建管委
    """
    from shishi_cli.services.name_units import remove_name

    name, alias = _write(context, note, by, lambda ledger, who: remove_name(ledger, other, who))
    context.obj.show(f"“{alias}”不再是“{name}”的另一个名称")


def _write(
    context: typer.Context,
    note: str,
    by: str | None,
    write: "Callable[[Ledger, Author], tuple[str, str]]",
) -> tuple[str, str]:
    from shishi_cli.views.listing import clean

    session: Session = context.obj
    with session.open_to_write() as ledger:
        one, other = write(ledger, session.author(by, note))
    return clean(one), clean(other)


app = typer.Typer(
    name="units",
    cls=UnitsGroup,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.callback()(flatten(units))
