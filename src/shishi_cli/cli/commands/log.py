"""shishi log"""

from dataclasses import replace
from typing import Annotated

import typer

from shishi_cli.cli.options import MOST, Output, Question
from shishi_cli.cli.session import Session
from shishi_cli.cli.shell_completion import complete_project

SubjectArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="序号|文件",
        autocompletion=complete_project,
        help="只看改动过这个项目的,或导入这个文件的操作",
    ),
]
LimitOption = Annotated[
    int,
    typer.Option("--limit", "-n", min=0, max=MOST, metavar="条数", help="最近多少次操作,0 为全部"),
]


def log(
    context: typer.Context,
    question: Question,
    output: Output,
    subject: SubjectArgument = None,
    limit: LimitOption = 20,
) -> None:
    """谁在什么时候做了什么,最近的在前;时间按本机时区,与 --as-of 一致。

    例: shishi log    shishi log 17    shishi log 2023-03.csv
    """
    from shishi_cli.cli.moments import local_time, zone_of
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.read_log import read_log
    from shishi_cli.views.log import log_data, log_json, log_listing

    session: Session = context.obj
    with session.open(question.as_of) as ledger:
        found = read_log(ledger, subject, question.scope, limit or None)
    operations = [replace(one, at=local_time(one.at)) for one in found.operations]
    forms = Forms(
        json=lambda: log_json(operations, found.more),
        listing=lambda: log_listing(operations, found.about, found.more, zone_of(session.now())),
        data=lambda: log_data(operations),
    )
    present(session, forms, output)
