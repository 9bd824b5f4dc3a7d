"""shishi doctor"""

from typing import Annotated

import typer

from shishi_cli.cli.options import JsonOption, Output
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import ExitCode, LedgerError

FixOption = Annotated[
    bool,
    typer.Option(
        "--fix", help="修复可以修复的:格式、权限、日志方式、索引和视图,撤下读不出的人工录入"
    ),
]


def doctor(context: typer.Context, fix: FixOption = False, json: JsonOption = False) -> ExitCode:
    """检查台账文件:在哪里、多大、是否完好、有哪些备份;有问题时退出码是 1。

    例: shishi doctor    shishi doctor --fix
    """
    from shishi_cli import __version__
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.examine_ledger import examine_ledger
    from shishi_cli.views.doctor import health_json, health_listing, unusable

    session: Session = context.obj
    chosen = context.parent and context.parent.get_parameter_source("database")
    source = chosen.name if chosen else ""
    try:
        found = examine_ledger(session.database, session.author() if fix else None)
    except LedgerError as error:
        told = unusable(session.database, source, error, json)
        (session.show_json if json else session.show)(told)
        raise
    about = f"shishi {__version__},读数规则 {found.rules},SQLite {found.health.sqlite}"
    health, backups, unfinished = found.health, found.backups, found.unfinished
    forms = Forms(
        json=lambda: health_json(session.database, source, health, backups, unfinished),
        listing=lambda: health_listing(
            session.database, source, health, backups, unfinished, about
        ),
    )
    present(session, forms, Output(json=json))
    if found.health != found.before:
        session.tell("已修复可以修复的问题")
    return ExitCode.DONE if found.health.is_sound else ExitCode.FAILURE
