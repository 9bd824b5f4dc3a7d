"""Three commands of our own in place of shishi's; as a program, shishi with them alone.

It imports nothing that shishi would not: what a start takes is looked at through it.
"""

import os
import sys
from typing import Annotated

import typer

from shishi_cli.cli.app import ShishiGroup, main
from shishi_cli.cli.command_table import Command
from shishi_cli.cli.options import Filters, NumberArgument, Output, SortOption
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import ExitCode, LedgerLocked, Problem, UnreadableFile


def look(
    context: typer.Context,
    number: NumberArgument,
    filters: Filters,
    output: Output,
    sort: SortOption = "number",
    count: Annotated[int, typer.Option("--count", help="多少行", metavar="行数")] = 3,
) -> None:
    """看一个项目。

    这里是一段较长的说明,
    原文分成两行。

      shishi look 17 --month 2023-03
    """
    session: Session = context.obj
    session.show(f"{number} {filters} {output.format} {sort} {count}")


def where(context: typer.Context) -> None:
    context.obj.show(str(context.obj.database))


FAILURES: dict[str, BaseException] = {
    "locked": LedgerLocked("台账正被占用", "请稍后再试"),
    "unreadable": UnreadableFile(
        "2023-03.csv 有 2 处问题,未导入",
        "请改正后重新导入",
        (
            Problem("E208", "2023-03.csv:表1:第6行:完成数", "这里应为数字", "请填数字", "约三十"),
            Problem("E208", "2023-03.csv:表1:第7行:完成数", "这里应为数字", "请填数字", "若干"),
        ),
    ),
    "full": OSError(28, "No space left on device"),
    "forbidden": PermissionError(13, "Permission denied", "报告.md"),
    "interrupt": KeyboardInterrupt(),
    "abort": typer.Abort(),
    "found": typer.Exit(ExitCode.FOUND),
    "bug": ZeroDivisionError(),
}


def fail(context: typer.Context, how: Annotated[str, typer.Argument()]) -> None:
    raise FAILURES[how]


LINES = (
    Command("look", "查看", "看一个项目", f"{__name__}:look"),
    Command("where", "查看", "台账在哪里", f"{__name__}:where"),
    Command("fail", "录入", "失败", f"{__name__}:fail"),
    Command("absent", "录入", "不会被导入", "no_such_module:absent"),
)


if __name__ == "__main__":
    ShishiGroup.table = LINES
    try:
        main()
    finally:
        if "LIST_MODULES" in os.environ:
            sys.stderr.write(" ".join(sys.modules))
