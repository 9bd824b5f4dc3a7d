"""shishi sql"""

import sys
from typing import Annotated

import typer

from shishi_cli.cli.options import Output
from shishi_cli.cli.session import Session

StatementArgument = Annotated[
    str, typer.Argument(metavar="语句", help="一句 SELECT;写 - 则从标准输入读")
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0.001, max=3600, metavar="秒", help="最多查询多少秒")
]


def sql(
    context: typer.Context,
    statement: StatementArgument,
    output: Output,
    timeout: TimeoutOption = 10,
) -> None:
    """用 SQL 查询台账,只能查询。视图 v_status(各月各指标)、v_figures(每个数和出处)、v_log(操作)。

    例: shishi sql "select region, month, count(*) from v_status group by 1, 2" --csv
    """
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.ledger.sql_query import ask
    from shishi_cli.views.sql import answer_json, answer_listing

    session: Session = context.obj
    asked = sys.stdin.read() if statement == "-" else statement
    answer = ask(session.database, asked, timeout)
    forms = Forms(
        json=lambda: answer_json(answer.columns, answer.rows),
        listing=lambda _: answer_listing(answer.columns, answer.rows),
    )
    present(session, forms, output)
