"""shishi import"""

from pathlib import Path
from typing import Annotated

import typer

from shishi_cli.cli.options import JsonOption, PersonOption, YearOption, month_option
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import ExitCode, UsageError
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month


def parse_path(written: str) -> Path:
    """The path as given; "" is what an unset variable leaves, and Path makes this folder of it."""
    if not written.strip():
        raise UsageError("文件名是空的", "请给出文件或文件夹;本文件夹写作 .")
    return Path(written)


FilesArgument = Annotated[
    list[Path],
    typer.Argument(
        parser=parse_path,
        metavar="文件...",
        help="进展表,可一次给出几个;也可以是文件夹,或用 - 从管道读取",
    ),
]


@frozen
class About:
    """What the tables are about, where they do not tell (月份和地区)."""

    month: Annotated[Month | None, month_option("统计月份,如 2023-03", "从表中或文件名读出")] = None
    year: YearOption = None
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            metavar="地区",
            help="哪个地区的实事项目,如 宝山区",
            show_default="从表中读出",
        ),
    ] = None


@frozen
class Reading:
    """How to read the files, where their content does not tell (读法)."""

    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="格式", help="文件格式,如 csv、xlsx", show_default="由内容判断"
        ),
    ] = ""
    encoding: Annotated[
        str,
        typer.Option(
            "--encoding", metavar="编码", help="文字编码,如 gbk", show_default="由内容判断"
        ),
    ] = ""
    table: Annotated[
        str,
        typer.Option(
            "--sheet",
            "--table",
            metavar="表",
            help="只读这一张,写工作表名或第几张",
            show_default="全部",
        ),
    ] = ""
    as_list: Annotated[
        bool,
        typer.Option("--list", help="是年初的清单和全年计划,不是某月的进展表"),
    ] = False


@frozen
class Writing:
    """Whether and how to write in the ledger (写入)."""

    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会有什么改动,不写入台账")] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="不询问,直接写入")] = False
    accept_matches: Annotated[
        bool, typer.Option("--accept-matches", help="同序号而标题改动很大的,认作同一个项目")
    ] = False
    new_projects: Annotated[
        bool,
        typer.Option("--new-projects", help="对不上的都当作新项目,如各单位的表各自从 1 编号"),
    ] = False
    by: PersonOption = None


def import_(
    context: typer.Context,
    files: FilesArgument,
    about: About,
    reading: Reading,
    writing: Writing,
    json: JsonOption = False,
) -> ExitCode:
    """导入进展表;先列出改动,台账里已有内容时在终端上询问后写入。同样的内容再导入不会改变台账。

    例: shishi import 2023-03.csv    shishi import 各单位报送/ --dry-run
    """
    from shishi_cli.cli.importing import Importing
    from shishi_cli.readers.cells.cell_tables import ReadAs
    from shishi_cli.services.arrived import Asked

    session: Session = context.obj
    read_as = ReadAs(reading.format, reading.encoding, reading.table, reading.as_list)
    asked = Asked(
        about.month,
        about.year,
        about.region,
        read_as,
        writing.accept_matches,
        writing.new_projects,
    )
    importing = Importing(session, asked, session.author(writing.by), json)
    return importing.run(files, writing.dry_run, ask=not (writing.yes or json))
