"""shishi match"""

from typing import Annotated

import typer

from shishi_cli.cli.options import AsOfOption, NoteOption, Output, PersonOption, RegionOption
from shishi_cli.cli.session import Session
from shishi_cli.cli.shell_completion import complete_project
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.frozen import frozen

RowArgument = Annotated[
    str | None,
    typer.Argument(metavar="序号", help="表中的序号;不写则列出全部待定的", show_default=False),
]


@frozen
class Decided:
    """What is decided of a row, and by whom (决定)."""

    same: Annotated[
        str | None,
        typer.Option(
            "--same",
            metavar="序号",
            autocompletion=complete_project,
            help="就是台账中的这一项",
            show_default=False,
        ),
    ] = None
    new: Annotated[bool, typer.Option("--new", help="是新项目")] = False
    note: NoteOption = ""
    by: PersonOption = None

    def __post_init__(self) -> None:
        if self.new and self.same is not None:
            raise UsageError(
                "--same 和 --new 只能用一个", "是新项目用 --new,是台账中的项目用 --same"
            )


@frozen
class Listed:
    """Which proposals to list (列出哪些)."""

    all: Annotated[bool, typer.Option("--all", help="已决定的也列出")] = False
    region: RegionOption = None
    as_of: AsOfOption = None


def match(
    context: typer.Context,
    decided: Decided,
    listed: Listed,
    output: Output,
    number: RowArgument = None,
) -> None:
    """像而不全像的项目是不是同一个:列出待定的,或逐个决定。决定记入台账,以后导入照此办理,可以撤销。

    例: shishi match    shishi match 23 --same 21    shishi match 23 --new
    """
    session: Session = context.obj
    if decided.new or decided.same is not None:
        _decide(session, number, decided, listed)
    else:
        _list(session, number, listed, output)


def _list(session: Session, number: str | None, listed: Listed, output: Output) -> None:
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.decide_match import list_proposals
    from shishi_cli.views.match import match_json, match_listing

    with session.open(listed.as_of) as ledger:
        found = list_proposals(ledger, number, listed.region, listed.all)
    groups = [(each.programme, each.as_of, each.proposals) for each in found]
    forms = Forms(
        json=lambda: match_json(groups),
        listing=lambda: match_listing(groups),
    )
    present(session, forms, output)


def _decide(session: Session, number: str | None, decided: Decided, listed: Listed) -> None:
    from shishi_cli.services.decide_match import decide_match
    from shishi_cli.views.listing import clean
    from shishi_cli.views.match import match_line

    if number is None:
        raise UsageError("没有说明是哪一项", "请写出表中的序号,如 shishi match 23 --same 21")
    author = session.author(decided.by, decided.note)
    with session.open_to_write() as ledger:
        done = decide_match(ledger, number, decided.same, listed.region, author)
    for one in done:
        session.show(clean(match_line(one)))
    session.tell("已记入台账;请再导入一次表")
