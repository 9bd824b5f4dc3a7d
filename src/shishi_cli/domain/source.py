"""Where words were printed: files, tables, rows, cells and the characters in them."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.notice import Notice


class Column(StrEnum):
    """What a column of a progress table holds (栏目)."""

    NUMBER = "number"
    TITLE = "title"
    TARGET = "target"
    COUNT_UNIT = "count_unit"
    LEVEL = "level"
    LEAD_UNIT = "lead_unit"
    HELPERS = "helpers"
    PERSON = "person"
    GOAL = "goal"
    PROGRESS = "progress"
    DONE = "done"
    SHARE = "share"
    VERDICT = "verdict"
    REMARK = "remark"
    NEXT_PLAN = "next_plan"
    PLAN = "plan"  # of the year, by month or quarter: no column of a month's table

    @property
    def label(self) -> str:
        """The usual heading of such a column: 序号, 项目内容 …"""
        return _LABELS[self]


_LABELS = {
    Column.NUMBER: "序号",
    Column.TITLE: "项目内容",
    Column.TARGET: "年度目标",
    Column.COUNT_UNIT: "计量单位",
    Column.LEVEL: "级别",
    Column.LEAD_UNIT: "牵头单位",
    Column.HELPERS: "配合单位",
    Column.PERSON: "责任人",
    Column.GOAL: "月目标",
    Column.PROGRESS: "进展情况",
    Column.DONE: "完成数",
    Column.SHARE: "完成率",
    Column.VERDICT: "是否达序",
    Column.REMARK: "备注",
    Column.NEXT_PLAN: "下月计划",
    Column.PLAN: "全年计划",
}


@frozen
class PlanCell:
    """What a column of a plan asks of a project by the end of a month (计划格): 一季度 ends with
    month 3 and is 3 `months` long."""

    month: int
    months: int
    words: str


@frozen
class SheetRow:
    """One row of a table as printed (表格行).

    `row` is what a person sees beside the row in a spreadsheet: from 1, header included.
    `texts` holds the cells by column, as printed; a missing column is absent, not empty. `plan` are
    the cells of the year's plan, in a list that has such columns.
    """

    table: int
    row: int
    texts: Mapping[Column, str]
    plan: tuple[PlanCell, ...] = ()

    def text(self, column: Column) -> str:
        """The cell of `column` as printed, empty when the table has no such column."""
        return self.texts.get(column, "")


@frozen
class Sheet:
    """A progress table read from one file (进展表).

    `heading_month` is the month told by a heading or by the page's title, with `heading_words`
    the words that told it; `file_month` the one told by the file's name. None where nothing tells.
    A heading such as 3月目标 tells no year: then `heading_year` is None and the month's year is
    taken from the page or the file name. `format` is the name of the file's format; `encoding` is
    empty for formats that have none. `published` is the day of publication (发布日期) as an ISO
    date; `region` the one that an export of ours names. `notices` tell what a person should know of
    the reading: hidden rows, tables left out. `is_list` says that it is no month's table, but the
    list of projects with which a year begins, with its plan where there is one; `file_year` is the
    year in the file's name.
    """

    file: str
    sha256: str
    encoding: str
    rows: Sequence[SheetRow]
    headings: Mapping[Column, str] = field(default_factory=dict)
    page_title: str = ""
    heading_month: int | None = None
    heading_year: int | None = None
    heading_words: str = ""
    file_month: Month | None = None
    format: str = "csv"
    publisher: str = ""
    published: str = ""
    region: str = ""
    notices: tuple[Notice, ...] = ()
    is_list: bool = False
    file_year: int | None = None


@frozen
class Publication:
    """What a source tells of itself (发布信息): its format, the page's title, the publisher (发布单位)
    and the day of publication as an ISO date (发布日期); empty where it does not tell."""

    format: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""


@frozen
class Source:
    """The cell, and the words in it, that a record was read from (出处).

    `start` and `end` count characters of the cell as printed; `text` are the words between them.
    """

    file: str
    table: int
    row: int
    column: Column
    start: int
    end: int
    text: str
