"""shishi office"""

from typing import Annotated

import typer

from shishi_cli.cli.command_table import Command
from shishi_cli.cli.group import LazyGroup
from shishi_cli.cli.option_groups import flatten
from shishi_cli.cli.options import NoteOption, Output, PersonOption
from shishi_cli.cli.session import Session


def complete_key() -> list[str]:
    """The names of what can be set."""
    from shishi_cli.domain.office import OfficeKey

    return [key.label for key in OfficeKey]


KeyArgument = Annotated[
    str, typer.Argument(metavar="项目", autocompletion=complete_key, help="如 发文机关、主送、电话")
]
ValueArgument = Annotated[str, typer.Argument(metavar="内容", help="一行文字;写成 '' 则清除")]


class OfficeGroup(LazyGroup):
    """The commands of shishi office."""

    table = (Command("set", "命令", "设置一项,记入台账,可以撤销", f"{__name__}:set_"),)


def office(context: typer.Context, output: Output) -> None:
    """本单位的名称、主送、联系人、字体等,填报表、通报和督办单里都用。

    例: shishi office    shishi office set 发文机关 宝山区人民政府办公室
    """
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.set_office import office_of
    from shishi_cli.views.office import office_json, office_listing

    if context.invoked_subcommand is not None:
        return
    session: Session = context.obj
    with session.open_if_there() as ledger:
        known = office_of(ledger)
    forms = Forms(json=lambda: office_json(known), listing=lambda: office_listing(known))
    present(session, forms, output)


def set_(
    context: typer.Context,
    key: KeyArgument,
    value: ValueArgument,
    note: NoteOption = "",
    by: PersonOption = None,
) -> None:
    """设置一项,记入台账,可以撤销;内容写成 '' 则清除。

    例: shishi office set 主送 各镇人民政府、各街道办事处    shishi office set 措辞 本局.toml
    """
    from shishi_cli.services.set_office import find_key, set_office

    session: Session = context.obj
    found = find_key(key)
    with session.open_or_make() as ledger:
        before, after = set_office(ledger, found, value, session.author(by, note))
    old, new = (one.get(found) or "(空)" for one in (before, after))
    change = f"{old} → {new}" if before != after else "没有改动"
    session.show(f"{found.label}: {change}")


app = typer.Typer(
    name="office",
    cls=OfficeGroup,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.callback()(flatten(office))
