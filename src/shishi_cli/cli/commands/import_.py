"""shishi import"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shishi_cli.cli.failures import print_failure
from shishi_cli.cli.options import MonthOption, PersonOption
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import ExitCode, ShishiError

if TYPE_CHECKING:
    from shishi_cli.services.import_file import Import

FilesArgument = Annotated[
    list[Path], typer.Argument(metavar="文件...", help="进展表,可一次给出几个")
]
RegionOption = Annotated[
    str | None,
    typer.Option(
        "--region", metavar="地区", help="哪个地区的实事项目,如 宝山区", show_default="从表中读出"
    ),
]
AcceptOption = Annotated[
    bool, typer.Option("--accept-matches", help="同序号而标题改动很大的,认作同一个项目")
]


def import_(
    context: typer.Context,
    files: FilesArgument,
    month: MonthOption = None,
    region: RegionOption = None,
    accept_matches: AcceptOption = False,
    by: PersonOption = None,
) -> ExitCode:
    """导入一个月的进展表;同样的内容再导入一次不会改变台账。

    例: shishi import 2023-03.csv    shishi import 进展表.csv --month 2023-03
    """
    from shishi_cli.cli.progress import each_with_progress
    from shishi_cli.ledger.ledger import Ledger
    from shishi_cli.services.import_file import Asked, import_file

    session: Session = context.obj
    person, at = by or session.person, session.now().isoformat(timespec="seconds")
    asked = Asked(month, region, accept_matches)
    codes = [ExitCode.DONE]
    with Ledger.write(session.database) as ledger:
        for file in each_with_progress(files, session):
            try:
                imported = import_file(ledger, file, asked, person=person, at=at)
            except ShishiError as error:  # this file only; the others still go in
                print_failure(error)
                codes.append(ExitCode(error.exit_code))
            else:
                session.show("\n".join(_lines(imported)))
    failed = len(codes) - 1
    if failed and len(files) > 1:
        session.tell(f"{len(files)} 个文件中有 {failed} 个没有导入")
    return codes[-1] if len(files) == 1 else max(codes)


def _lines(done: "Import") -> tuple[str, ...]:
    from shishi_cli.views.changes import import_lines

    place = f"{done.programme.region} " if done.programme.region else ""
    heading = f"{done.file} → {place}{done.month}(月份依据: {done.said_by};编码 {done.encoding})"
    counts = (
        ("项目", len(done.readings)),
        ("指标", done.measures),
        ("数", done.figures),
        ("存疑", done.doubts),
        ("新增", done.new),
        ("改动", done.changed),
        ("未变", done.unchanged),
    )
    notices = list(done.notices)
    if done.missing:
        notices.append(f"本表没有第 {'、'.join(done.missing)} 项,台账中仍保留")
    if not done.new and not done.changed:
        notices.append("内容与台账相同,没有改动")
    return import_lines(counts, heading, notices)
