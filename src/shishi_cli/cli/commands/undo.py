"""shishi undo"""

from typing import Annotated

import typer

from shishi_cli.cli.options import MOST, JsonOption, NoteOption, PersonOption
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import UsageError

OperationArgument = Annotated[
    int | None,
    typer.Argument(
        min=1,
        max=MOST,
        metavar="操作号",
        help="要撤销的操作,见 shishi log;不写则为最近一次",
        show_default=False,
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="不再询问,直接撤销")]


def undo(
    context: typer.Context,
    operation: OperationArgument = None,
    yes: YesOption = False,
    note: NoteOption = "",
    by: PersonOption = None,
    json: JsonOption = False,
) -> None:
    """撤销一次操作:先列出会改回什么,确认后才改。撤销也是操作,撤销它就是恢复。

    例: shishi undo    shishi undo 12 --yes --note "导错了文件"    shishi undo 12 --yes --json
    """
    from shishi_cli.cli.ask import confirm
    from shishi_cli.ledger.backup import back_up_before_undo
    from shishi_cli.services.undo_operation import plan_undo, undo_operation
    from shishi_cli.views.undo import plan_text, undone_json, undone_text

    session: Session = context.obj
    with session.open_to_write() as ledger:
        plan = plan_undo(ledger, operation)
        target = plan.operation
        if not json:
            session.show(plan_text(target, plan.changes))
        if not yes and (json or not session.can_ask):
            raise UsageError("撤销前需要确认", f"核对后请加 --yes: shishi undo {target.id} --yes")
        if not yes:
            confirm(session, "确定撤销吗?")
        now = session.now()
        back_up_before_undo(session.database, now)
        done = undo_operation(ledger, target, session.author(by, note))
    if json:
        session.show_json(undone_json(target, plan.changes, done))
    else:
        session.show(undone_text(target, done))
