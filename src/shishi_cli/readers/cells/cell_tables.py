"""What a reader of one file format gives: tables of cells, before anything is understood."""

from collections.abc import Callable, Sequence

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.notice import Notice

_LISTED = 8
# What a formula shows that cannot be calculated.
ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")
UNCOUNTED = "uncounted"  # the notice of formulas without a stored result


@frozen
class RawRow:
    """One row of cells, with its number as a person sees it in the file, from 1.

    A cell merged over several rows has its text in each of them, and its position in `continued`
    in all but the first; merged over several columns, its text is in the first and the others are
    blank.
    """

    number: int
    cells: tuple[str, ...]
    continued: tuple[int, ...] = ()

    def cell(self, position: int) -> str:
        """The cell at `position` (from 0), empty where the row is shorter."""
        return self.cells[position] if position < len(self.cells) else ""

    def continuing(self, position: int, text: str) -> "RawRow":
        """The row with the `text` of a cell that is merged with the one above it."""
        blanks = ("",) * (position - len(self.cells))
        cells = (*self.cells[:position], *blanks, text, *self.cells[position + 1 :])
        return RawRow(self.number, cells, (*self.continued, position))

    def without(self, positions: range) -> "RawRow":
        """The row with the cells at these positions blank."""
        cells = tuple("" if at in positions else cell for at, cell in enumerate(self.cells))
        return RawRow(self.number, cells, self.continued)

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that are not blank, trimmed."""
        return tuple(trimmed for cell in self.cells if (trimmed := cell.strip()))


@frozen
class RawTable:
    """One table of a file, as its reader found it.

    `above` are the lines of text before it, outside its cells, from the top. `sheet` is the name
    of a workbook's sheet: then position 0 is column A and a row's number is the sheet's, so that
    every cell has an address. Where cells are `aligned`, they stand under their headings by the
    file's own structure, and a row that is longer or shorter than the headings is no mistake, as it
    is where separators part the cells. A `hidden` table is used only when no other has projects.
    `title`, `publisher` and `published` (an ISO date) are the source's own, where it tells them.
    `region` is the one that an export of ours names. `notices` tell a person what the cells alone
    do not: hidden rows, formulas without a value. The cells of a `scattered` one stood elsewhere in
    the file, in a form, so that a row and a position make no address.
    """

    rows: Sequence[RawRow]
    above: tuple[str, ...] = ()
    encoding: str = ""
    sheet: str = ""
    hidden: bool = False
    aligned: bool = False
    title: str = ""
    publisher: str = ""
    published: str = ""
    region: str = ""
    notices: tuple[Notice, ...] = ()
    scattered: bool = False

    def cell_place(self, name: str, number: int, row: int, position: int, heading: str) -> str:
        """Where a cell of the file `name` is: 4月.xlsx:Sheet1!E17, or 4月.docx:表1:第6行:进展情况.

        `number` is the table's in the file, from 1; `row` is as printed, `position` from 0.
        """
        if self.sheet and not self.scattered:
            return f"{name}:{self.sheet}!{column_letters(position)}{row}"
        return f"{self.row_place(name, number, row)}:{heading}"

    def row_place(self, name: str, number: int, row: int) -> str:
        """Where a row of the file `name` is."""
        return f"{name}:{self.sheet or f'表{number}'}:第{row}行"


@frozen
class ReadAs:
    """What a person said of how to read a file; what is empty is found out.

    `format` is a reader's name, `encoding` one that Python knows, `table` a sheet's name or the
    number of a table in the file, from 1. `as_list` says that it is the year's list and plan.
    """

    format: str = ""
    encoding: str = ""
    table: str = ""
    as_list: bool = False


Read = Callable[[bytes, str, ReadAs], tuple[RawTable, ...]]


@frozen
class Reader:
    """Reads one kind of file (一种格式).

    `name` is the format's as a person writes it after --format (csv, xlsx); `suffixes` are the endings
    that such files' names ought to have, lower case with the dot. `claims` says whether content
    looks like this format, whatever the file's name says. `find` gives what reads it: the tables of
    the content, in order, UnreadableFile raised with all that is wrong.
    """

    name: str
    suffixes: tuple[str, ...]
    claims: Callable[[bytes], bool]
    find: Callable[[], Read]

    def read(self, content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
        """The tables of the file called `name` in messages."""
        return self.find()(content, name, read_as)


def column_letters(position: int) -> str:
    """The letters of a spreadsheet's column from its position: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def runs(numbers: Sequence[int]) -> str:
    """Rising numbers with their runs joined: 3、5-9; the first runs only when they are many."""
    joined: list[tuple[int, int]] = []
    for number in numbers:
        if joined and joined[-1][1] == number - 1:
            joined[-1] = (joined[-1][0], number)
        else:
            joined.append((number, number))
    texts = [str(first) if first == last else f"{first}-{last}" for first, last in joined]
    return "、".join(texts[:_LISTED]) + (f" 等共 {len(numbers)}" if len(texts) > _LISTED else "")
