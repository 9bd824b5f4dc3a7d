"""shishi read"""

import sys
from typing import Annotated

import typer

from shishi_cli.cli.options import JsonOption, month_option
from shishi_cli.cli.session import Session
from shishi_cli.domain.month import Month

SentenceArgument = Annotated[
    str, typer.Argument(metavar="句子", help="一段进展文字;写 - 则从标准输入读", show_default=False)
]
TitleOption = Annotated[
    str, typer.Option("--title", metavar="标题", help="项目内容,用来判断各个数的用途")
]
GoalOption = Annotated[str, typer.Option("--goal", metavar="文字", help="月目标")]
GoalMonthOption = Annotated[
    Month | None,
    month_option("统计月份,如 2023-03;月目标分月或分季时用来取当月的部分"),
]


def read(
    context: typer.Context,
    sentence: SentenceArgument,
    title: TitleOption = "",
    goal: GoalOption = "",
    month: GoalMonthOption = None,
    json: JsonOption = False,
) -> None:
    """试读一句话:读出哪些数,各作什么用,没有采用的是为什么。不读写台账。

    例: shishi read "新增81台,完工52台。" --title "加装电梯新增400台、完工200台"
    """
    from shishi_cli.cli.present import for_reading
    from shishi_cli.readers.opening.decoding import decode
    from shishi_cli.services.read_sentence import read_sentence
    from shishi_cli.views.read import read_json, read_text

    session: Session = context.obj
    if sentence == "-":
        sentence = decode(sys.stdin.buffer.read(), "标准输入")[0].rstrip("\r\n")
    found = read_sentence(sentence, title, goal, month)
    if json:
        session.show_json(read_json(found))
    else:
        width = session.width if session.is_terminal else None
        session.show(read_text(found, width, lambda listing: for_reading(session, listing)))
