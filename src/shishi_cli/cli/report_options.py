"""The options of the papers that `report` writes (文书选项)."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from shishi_cli.cli.choices import Choice
from shishi_cli.cli.options import MOST, ForceOption, JsonOption
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.file_name import file_name
from shishi_cli.domain.frozen import frozen

HEADS = Choice("版头", {"none": "不要", "space": "留空", "red": "红头"})
LISTS = Choice("写法", {"text": "文字", "table": "表", "auto": "自动"})
ANNEXES = Choice("附件", {"all": "全部", "behind": "滞后", "none": "不要"})
FONTS = Choice("字体", {name: name for name in ("windows", "gb2312", "founder")})


def parse_date(written: str) -> datetime.date:
    """The day that is written: 2023-07-10, 2023年7月10日."""
    words = written.strip().replace("日", "")
    for mark in "年月/.":
        words = words.replace(mark, "-")
    try:
        year, month, day = map(int, words.split("-"))
        return datetime.date(year, month, day)
    except ValueError:
        raise UsageError(f"看不懂日期“{written}”", "请写成 2023-07-10 这样的形式") from None


def parse_book(written: str) -> Path:
    """The path of a workbook."""
    path = Path(written)
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"不能写成“{file_name(path)}”这种文件", "文件名请以 .xlsx 结尾")
    return path


DateOption = Annotated[
    datetime.date | None,
    typer.Option(
        "--date",
        parser=parse_date,
        metavar="日期",
        help="成文日期,如 2023-07-10",
        show_default="今天",
    ),
]
BookOption = Annotated[
    Path,
    typer.Option("--output", "-o", parser=parse_book, metavar="文件", help="写成这个 .xlsx 文件"),
]
SheetsOption = Annotated[
    str,
    typer.Option(
        "--sheets",
        metavar="名称",
        help="只要这些工作表,用逗号分开,如 总表,各月",
        show_default="全部",
    ),
]


@frozen
class Words:
    """What is written on a bulletin beside what the ledger tells (文字)."""

    number: Annotated[
        str,
        typer.Option(
            "--number", metavar="文号", help="发文字号,如 宝府办督〔2023〕6号;设了文号字头时只写 6"
        ),
    ] = ""
    date: DateOption = None
    title: Annotated[str | None, typer.Option("--title", metavar="标题", help="换一个标题")] = None
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="机关", help="主送机关", show_default="office 的设置"),
    ] = None
    signer: Annotated[
        str | None,
        typer.Option("--signer", metavar="机关", help="署名机关", show_default="office 的设置"),
    ] = None
    seal: Annotated[
        bool | None,
        typer.Option("--seal/--no-seal", help="盖不盖章", show_default="office 的设置"),
    ] = None
    final: Annotated[bool, typer.Option("--final", help="定稿,不标“征求意见稿”")] = False
    wording: Annotated[
        Path | None,
        typer.Option(
            "--wording",
            metavar="文件",
            help="换掉部分句子的措辞文件(TOML)",
            show_default="office 的设置",
        ),
    ] = None


@frozen
class Contents:
    """What a bulletin holds (内容)."""

    top: Annotated[
        int,
        typer.Option(
            "--top", min=0, max=MOST, metavar="项数", help="点名进展较快的至多几项,0 不写"
        ),
    ] = 5
    list_as: Annotated[
        str,
        typer.Option(
            "--list",
            parser=LISTS.parse,
            metavar="方式",
            help=f"滞后项目逐项写成 {'、'.join(LISTS.labels.values())}",
            show_default="自动,多于 8 项用表",
        ),
    ] = "auto"
    annex: Annotated[
        str,
        typer.Option(
            "--annex",
            parser=ANNEXES.parse,
            metavar="范围",
            help=f"附件中的表: {'、'.join(ANNEXES.labels.values())}",
            show_default="全部",
        ),
    ] = "all"
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="附件中有没有完成率图")
    ] = True


@frozen
class Layout:
    """How a bulletin looks as docx (版式)."""

    head: Annotated[
        str,
        typer.Option(
            "--head",
            parser=HEADS.parse,
            metavar="版头",
            help=f"版头: {'、'.join(HEADS.labels.values())}",
            show_default="不要",
        ),
    ] = "none"
    fonts: Annotated[
        str | None,
        typer.Option(
            "--fonts",
            parser=FONTS.parse,
            metavar="字体",
            help=f"字体: {'、'.join(FONTS.labels)}",
            show_default="office 的设置",
        ),
    ] = None
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="文件",
            help="本单位的模板(docx),其中【标题】【正文】等换成内容",
            show_default=False,
        ),
    ] = None


@frozen
class Writing:
    """Where a paper is written (输出)."""

    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="文件",
            help="写成文件,后缀 .docx、.html 或 .md 决定格式;- 为标准输出",
            show_default="以 md 显示",
        ),
    ] = None
    force: ForceOption = False
    json: JsonOption = False
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="文件",
            help="另写一个 csv,每个数一行,写明出处;md 中另加脚注",
            show_default=False,
        ),
    ] = None
    verify: Annotated[
        Path | None,
        typer.Option(
            "--verify",
            metavar="文件",
            help="不写文件,而是重新计算一份通报(docx)里的数;有不一致或没能核对的,退出码为 4",
            show_default=False,
        ),
    ] = None
