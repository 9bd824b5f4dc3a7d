"""shishi sql"""

import sys
from typing import Annotated

import typer

from shishi_cli.cli.options import MOST, Output
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import UsageError

_LEAST, _MOST = 0.001, 3600  # seconds


def parse_seconds(written: str) -> float:
    """A time that a query may take; raises UsageError for none, as nan is."""
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0
    if not _LEAST <= seconds <= _MOST:
        raise UsageError(f"“{written}”不是可用的秒数", f"请写 {_LEAST} 至 {_MOST} 的数")
    return seconds


StatementArgument = Annotated[
    str, typer.Argument(metavar="语句", help="一句 SELECT;写 - 则从标准输入读")
]
TimeoutOption = Annotated[
    float,
    typer.Option("--timeout", parser=parse_seconds, metavar="秒", help="最多查询多少秒"),
]
LimitOption = Annotated[
    int,
    typer.Option("--limit", min=0, max=MOST, metavar="行数", help="最多列出多少行,0 为不限"),
]


def sql(
    context: typer.Context,
    statement: StatementArgument,
    output: Output,
    timeout: TimeoutOption = 10,
    limit: LimitOption = 100_000,
) -> None:
    """用 SQL 查询台账,只能查询。视图 v_status(各月各指标)、v_figures(每个数和出处)、v_log(操作)。

    例: shishi sql "select region, month, count(*) from v_status group by 1, 2" --csv
    """
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.ledger.sql_query import Query, ask
    from shishi_cli.views.sql import answer_json, answer_listing, cut_line

    session: Session = context.obj
    asked = sys.stdin.read() if statement == "-" else statement
    answer = ask(Query(session.database, asked, timeout, limit))
    if answer.cut is not None:
        session.tell(cut_line(len(answer.rows), answer.cut))
    forms = Forms(
        json=lambda: answer_json(answer),
        listing=lambda: answer_listing(answer),
    )
    present(session, forms, output)
