"""The options that several commands share, each declared once.

A command takes them one by one (`month: MonthOption = None`) or by the group (`filters: Filters`).
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from shishi_cli.cli.choices import SORTS, STANDINGS
from shishi_cli.cli.moments import parse_moment
from shishi_cli.cli.months import parse_month
from shishi_cli.cli.shell_completion import (
    complete_level,
    complete_month,
    complete_project,
    complete_region,
    complete_rule,
    complete_unit,
)
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.file_name import file_name
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.scope import Moment, Scope

# What a listing is written as into a file, by its suffix; a test compares with cli.present.
SUFFIXES = (".csv", ".xlsx", ".json", ".md")


# The encodings of such files, as a person says them: each holds every character.
ENCODINGS = {"utf-8": "utf-8", "gb18030": "gb18030", "gbk": "gb18030"}
ENCODED = (".csv", ".md")
MOST = 999_999_999  # that any number on the command line may count


class OutputFormat(StrEnum):
    """What a listing is printed as (输出格式)."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def parse_file(written: str) -> Path:
    """The path of a file to write a listing into; raises UsageError for no known suffix."""
    path = Path(written)
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"不能写成“{file_name(path)}”这种文件", f"文件名请以 {'、'.join(SUFFIXES)} 结尾"
        )
    return path


def parse_output_encoding(written: str) -> str:
    """The encoding of a file to write; raises UsageError for one that cannot hold every character."""
    encoding = ENCODINGS.get(written.strip().lower())
    if written and encoding is None:
        known = "、".join(ENCODINGS)
        raise UsageError(f"不能写成“{written}”编码", f"可用的有:{known}")
    return encoding or ""


def month_option(help_: str, left_out: str | bool = False) -> Any:
    """The month, where a command means something of its own by it."""
    return typer.Option(
        "--month",
        "-m",
        parser=parse_month,
        autocompletion=complete_month,
        metavar="月份",
        help=help_,
        show_default=left_out,
    )


MonthOption = Annotated[
    Month | None,
    month_option("统计月份,如 2023-03;台账只有一年时可写 3月、上月", "最近一个月"),
]
RegionOption = Annotated[
    str | None,
    typer.Option(
        "--region",
        "-r",
        autocompletion=complete_region,
        metavar="地区",
        help="台账里有几个地区时选一个,可写名称的一部分",
        show_default=False,
    ),
]
AsOfOption = Annotated[
    Moment | None,
    typer.Option(
        "--as-of",
        parser=parse_moment,
        metavar="时点",
        help="按当时的台账回答:日期(当天结束时)、本机时间或操作号",
        show_default="现在",
    ),
]
RuleOption = Annotated[
    str | None,
    typer.Option(
        "--rule",
        autocompletion=complete_rule,
        metavar="规则",
        help="按哪个规则判断:预设的名称或自己的规则文件,见 shishi rules",
        show_default="台账所用的",
    ),
]
UnitOption = Annotated[
    str | None,
    typer.Option(
        "--unit",
        "-u",
        autocompletion=complete_unit,
        metavar="单位",
        help="只看这个牵头单位,可写名称的一部分",
    ),
]
LevelOption = Annotated[
    str | None,
    typer.Option(
        "--level",
        "-l",
        autocompletion=complete_level,
        metavar="级别",
        help="只看这个级别,如 市级",
    ),
]
StandingOption = Annotated[
    str | None,
    typer.Option(
        "--standing",
        "-s",
        parser=STANDINGS.parse,
        autocompletion=STANDINGS.complete,
        metavar="状态",
        help=f"只看这种状态:{'、'.join(STANDINGS.labels.values())}",
    ),
]
SearchOption = Annotated[
    str | None,
    typer.Option("--search", metavar="文字", help="只看内容、目标或进展中有这些文字的项目"),
]
SortOption = Annotated[
    str,
    typer.Option(
        "--sort",
        parser=SORTS.parse,
        autocompletion=SORTS.complete,
        metavar="方式",
        help=f"排序方式:{'、'.join(SORTS.labels.values())}",
        show_default="序号",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON,供其他程序读取")]
CsvOption = Annotated[bool, typer.Option("--csv", help="输出 CSV,可用电子表格打开")]
MarkdownOption = Annotated[bool, typer.Option("--markdown", help="输出 Markdown 表格")]
FileOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        parser=parse_file,
        metavar="文件",
        help=f"写入文件,后缀决定格式:{'、'.join(SUFFIXES)}",
        show_default=False,
    ),
]
OutputEncodingOption = Annotated[
    str,
    typer.Option(
        "--encoding",
        parser=parse_output_encoding,
        metavar="编码",
        help=f"写入 .csv、.md 文件时的文字编码:{'、'.join(ENCODINGS)}",
        show_default="utf-8,CSV 带 BOM",
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="覆盖已有的同名文件")]
NumberArgument = Annotated[
    str,
    typer.Argument(metavar="序号", autocompletion=complete_project, help="项目的序号,如 17"),
]
OptionalNumberArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="序号",
        autocompletion=complete_project,
        help="只看这个项目,如 17;不写则列出全部",
    ),
]
MeasureOption = Annotated[
    str | None,
    typer.Option("--measure", metavar="指标", help="有几个指标时选一个,写序号或名称的一部分"),
]
DocumentOption = Annotated[
    str,
    typer.Option(
        "--document", metavar="文号", help="依据的文件,如 府办〔2023〕15号", show_default=False
    ),
]
FromOption = Annotated[
    Month | None,
    typer.Option(
        "--from",
        parser=Month.parse,
        autocompletion=complete_month,
        metavar="月份",
        help="从哪个月起,如 2023-09",
        show_default=False,
    ),
]
NoteOption = Annotated[
    str, typer.Option("--note", metavar="文字", help="说明依据,如 电话核实", show_default=False)
]
PersonOption = Annotated[
    str | None,
    typer.Option("--by", metavar="姓名", help="录入人", show_default="当前登录的用户"),
]


YearOption = Annotated[
    int | None,
    typer.Option(
        "--year",
        min=1900,
        max=2999,
        metavar="年份",
        help="是哪一年,如 2023",
        show_default="从表中、文件名或台账得知",
    ),
]


@frozen
class Question:
    """Of which month and region, and as of when (查询范围)."""

    month: MonthOption = None
    region: RegionOption = None
    as_of: AsOfOption = None

    @property
    def scope(self) -> Scope:
        """The same for the services."""
        return Scope(self.month, self.region)


@frozen
class Judged(Question):
    """The same, and by which rule to judge (研判范围)."""

    rule: RuleOption = None

    @property
    def scope(self) -> Scope:
        """The same for the services."""
        return Scope(self.month, self.region, self.rule)


@frozen
class Filters(Judged):
    """Which projects of which month to list (筛选)."""

    unit: UnitOption = None
    level: LevelOption = None
    standing: StandingOption = None
    search: SearchOption = None


@frozen
class Output:
    """How to give out a listing (输出): a table unless one other format or a file is asked for."""

    json: JsonOption = False
    csv: CsvOption = False
    markdown: MarkdownOption = False
    file: FileOption = None
    force: ForceOption = False
    encoding: OutputEncodingOption = ""

    def __post_init__(self) -> None:
        if self.encoding and (self.file is None or self.file.suffix.lower() not in ENCODED):
            raise UsageError("--encoding 只用于写入 .csv、.md 文件", "请同时用 -o 写明文件名")
        if self.json + self.csv + self.markdown + (self.file is not None) > 1:
            raise UsageError(
                "--json、--csv、--markdown、--output 只能用一个", "请只保留需要的一种输出格式"
            )

    @property
    def format(self) -> OutputFormat:
        """The format asked for."""
        if self.json or (self.file is not None and self.file.suffix.lower() == ".json"):
            return OutputFormat.JSON
        if self.csv:
            return OutputFormat.CSV
        return OutputFormat.MARKDOWN if self.markdown else OutputFormat.TABLE
