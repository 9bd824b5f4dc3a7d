"""A paper of the office before it is drawn: what stands where, and what each number rests on."""

import datetime
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Source
from shishi_cli.domain.wording import COLON

if TYPE_CHECKING:
    from shishi_cli.domain.results.trend import Trends


# The property of a document that tells from what it was made.
MADE_FROM = "shishi_report"


@frozen
class FactId:
    """Which number of the ledger it is (数的标识).

    `kind` is what is told, such as actual or behind; `project` the lasting id, 0 for a count;
    `measure` the position from 1, 0 for the project's own; `group` names what a count is of.
    """

    kind: str
    month: Month
    project: int = 0
    measure: int = 0
    group: str = ""

    @property
    def bookmark(self) -> str:
        """Its name in a document: ASCII and short, so that office programs keep it."""
        from zlib import crc32

        group = f"_{crc32(self.group.encode()):08x}" if self.group else ""
        return (
            f"f_{self.project}_{self.measure}_{self.kind}_{str(self.month).replace('-', '')}{group}"
        )


@frozen
class Fact:
    """A number of a paper (数): how it is printed, `how` it came about in words, and the words of
    tables that it rests on."""

    id: FactId
    text: str
    how: str
    sources: tuple[Source, ...] = ()


@frozen
class Run:
    """Words of a paper in one form (文字); `fact` where they are a number of the ledger."""

    text: str
    fact: Fact | None = None
    is_strong: bool = False


Text = tuple[Run, ...]


class Align(StrEnum):
    """Where the words of a column stand (对齐)."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@frozen
class Heading:
    """A heading of the text (小标题), level 1 to 4, with its number: 一、总体情况."""

    level: int
    text: str


@frozen
class Paragraph:
    """A paragraph (段落)."""

    runs: Text


@frozen
class TableColumn:
    """A column of a paper's table (表列)."""

    head: str
    width_mm: int
    align: Align = Align.LEFT


@frozen
class Cell:
    """A cell of a paper's table (表格单元), over `rows` rows."""

    runs: Text
    rows: int = 1


@frozen
class PaperTable:
    """A table of a paper (表格); None stands where the cell above reaches down."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


class Chart(StrEnum):
    """What a picture shows (图): all projects against the pace, or single measures over the months."""

    OVERVIEW = "overview"
    MEASURES = "measures"


@frozen
class Picture:
    """A picture of a paper (图), drawn by the views; `alt` tells in words what it shows."""

    chart: Chart
    trends: "Trends"
    width_mm: int
    alt: str


Block = Heading | Paragraph | PaperTable | Picture


@frozen
class Annex:
    """An annex (附件) on pages of its own; a wide table lies across the sheet."""

    title: str
    blocks: tuple[Block, ...]
    is_landscape: bool = False


class Letterhead(StrEnum):
    """What stands above the title (版头): nothing, room for printed paper, or the red head itself."""

    NONE = "none"
    SPACE = "space"
    RED = "red"


@frozen
class Paper:
    """A paper (文书): one value, drawn as docx, html or md with the same words in the same order.

    `mark` stands above the title of a draft (征求意见稿); `day` is that of `date`; `properties` tell
    from what it was made. What is empty is left out.
    """

    title: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    mark: str = ""
    issuer: str = ""
    number: str = ""
    addressees: str = ""
    copies: str = ""
    signer: str = ""
    day: datetime.date = datetime.date(1980, 1, 1)
    is_sealed: bool = True
    letterhead: Letterhead = Letterhead.NONE
    properties: str = ""

    @property
    def date(self) -> str:
        """The day in Arabic numerals without leading zeros."""
        return f"{self.day.year}年{self.day.month}月{self.day.day}日"

    @property
    def head_lines(self) -> tuple[tuple[str, str], ...]:
        """The lines above the title, each with the name of its style."""
        issuer = self.issuer if self.letterhead is Letterhead.RED else ""
        lines = (("发文机关标志", issuer), ("发文字号", self.number))
        return tuple((style, line) for style, line in lines if line)

    @property
    def copy_lines(self) -> tuple[str, ...]:
        """The lines at the foot of the last page: who gets a copy, who printed it and when."""
        if not self.copies:
            return ()
        printed = (f"{self.issuer}  {self.date}印发",) if self.issuer else ()
        return (f"抄送{COLON}{self.copies}。", *printed)

    @property
    def annex_lines(self) -> tuple[str, ...]:
        """The list of annexes under the text: 附件:1.…, 2.…"""
        if len(self.annexes) == 1:
            return (f"附件{COLON}{self.annexes[0].title}",)
        return tuple(
            f"{f'附件{COLON}' if at == 1 else ''}{at}.{annex.title}"
            for at, annex in enumerate(self.annexes, 1)
        )

    def annex_head(self, at: int) -> str:
        """What stands above the annex of that position, from 0: 附件1."""
        return f"附件{at + 1}" if len(self.annexes) > 1 else "附件"

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """The blocks of the text, then of the annexes."""
        return (*self.blocks, *(block for annex in self.annexes for block in annex.blocks))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures, in order."""
        return tuple(block for block in self.all_blocks if isinstance(block, Picture))

    @property
    def without_pictures(self) -> "Paper":
        """The same without pictures, and without an annex that holds nothing else."""
        annexes = tuple(
            replace(annex, blocks=tuple(b for b in annex.blocks if not isinstance(b, Picture)))
            for annex in self.annexes
        )
        return replace(self, annexes=tuple(annex for annex in annexes if annex.blocks))

    @property
    def facts(self) -> Iterator[Fact]:
        """Every number, in the order of the paper; one printed twice comes twice."""
        for block in self.all_blocks:
            for runs in texts_of(block):
                yield from (run.fact for run in runs if run.fact is not None)


def texts_of(block: Block) -> Iterator[Text]:
    """The texts of a block in order: of a table the headings and the cells, row by row."""
    if isinstance(block, Heading):
        yield (Run(block.text),)
    elif isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, Picture):
        yield (Run(block.alt),)
    else:
        yield from ((Run(column.head),) for column in block.columns)
        yield from (cell.runs for row in block.rows for cell in row if cell is not None)


def plain(runs: Text) -> str:
    """The words of some runs."""
    return "".join(run.text for run in runs)


def printable(text: str) -> str:
    """Text of a table for a paper: lines joined, what no document may hold left out."""
    if text.isprintable():
        return text
    return "".join(c for c in text.replace("\t", " ") if not _is_forbidden(c))


def _is_forbidden(c: str) -> bool:
    is_noncharacter = ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF
    return is_noncharacter or unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
