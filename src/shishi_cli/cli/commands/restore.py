"""shishi restore"""

from pathlib import Path
from typing import Annotated

import typer

from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.file_name import shown_path

BackupArgument = Annotated[Path, typer.Argument(metavar="备份", help="备份文件,见 shishi doctor")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="不再询问,直接恢复")]


def restore(context: typer.Context, backup: BackupArgument, yes: YesOption = False) -> None:
    """用备份替换台账:先列出两者的不同,确认后才换;现在的台账先留一份备份。

    例: shishi restore shishi.backup-20230510-093000.db
    """
    from shishi_cli.cli.ask import confirm
    from shishi_cli.cli.present import for_reading
    from shishi_cli.services.restore_ledger import plan_restore, restore_ledger
    from shishi_cli.views.restore import restoration_listing

    session: Session = context.obj
    plan = plan_restore(session.database, backup)
    session.show(f"用 {shown_path(backup)} 替换 {shown_path(session.database)}")
    session.show(for_reading(session, restoration_listing(plan)))
    if not yes and not session.can_ask:
        raise UsageError(
            "恢复前需要确认", f"核对后请加 --yes: shishi restore {shown_path(backup)} --yes"
        )
    if not yes:
        confirm(session, "确定恢复吗?")
    aside = restore_ledger(session.database, backup, plan, session.now())
    session.show(f"已恢复;原来的台账留在 {shown_path(aside)}" if aside else "已恢复")
