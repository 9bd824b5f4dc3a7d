"""shishi backup"""

from pathlib import Path
from typing import Annotated

import typer

from shishi_cli.cli.session import Session

TargetArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="路径", help="备份的文件名,或放备份的文件夹;不写则放在台账旁边", show_default=False
    ),
]


def backup(context: typer.Context, target: TargetArgument = None) -> None:
    """备份台账:别人正在使用时也可以;备份经过核对,文件名带日期,不覆盖已有的文件。

    例: shishi backup    shishi backup /media/优盘/
    """
    from shishi_cli.domain.file_name import shown_path
    from shishi_cli.ledger.backup import back_up, dated_name
    from shishi_cli.views.backup import size_text

    session: Session = context.obj
    path = target
    if path is None or path.is_dir():
        path = dated_name(session.database, "backup", session.now(), path)
    size = back_up(session.database, path)
    session.show(f"已备份到 {shown_path(path)}({size_text(size)},已核对)")
