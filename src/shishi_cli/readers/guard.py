"""The one guard round the readers: whatever fails in one is a damaged file, told with its name."""

from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.domain.errors import UnexpectedDamage, UnreadableFile
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.prepared import compiled
from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs, Reader, runs
from shishi_cli.readers.cells.packed_rows import PackedRows
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.limits import Allowance

_KEPT = '="([^"]+)"?|\'([0-9][^\']*)'


def read_guarded(
    reader: Reader, content: bytes, name: str, read_as: ReadAs
) -> tuple[RawTable, ...]:
    """The tables of the file. Raises UnreadableFile, and nothing else, for whatever is in it.

    No list of exceptions can tell beforehand what a file makes of a reader. What none foresaw is
    a bug all the same: it is kept as the cause of UnexpectedDamage, for --debug and for the tests
    that change files at random.
    """
    try:
        tables = reader.read(content, name, read_as)
        _check_widths(tables, Allowance(name, len(content)))
        return tuple(map(_told_of_loss, tables))
    except UnreadableFile:
        raise
    except (Exception, RecursionError, MemoryError) as error:
        found = problems.damaged(name, reader.name)
        raise UnexpectedDamage(name, found) from error


def _check_widths(tables: Sequence[RawTable], allowance: Allowance) -> None:
    """Refuse a line of a million cells before each is asked whether it is a heading."""
    for table in tables:
        for row in table.rows:
            allowance.check_width(len(row.cells))


def _told_of_loss(table: RawTable) -> RawTable:
    """The table with its cells as they would be typed, without NULs, which no ledger and no terminal takes, and with a word on them and on
    what stands for characters that were lost on the way."""
    empty: list[int] = []
    lost: list[int] = []
    typed = False
    for row in table.rows:
        words = "\n".join(row.cells)
        typed = typed or '="' in words or "'" in words
        if "\0" in words:
            empty.append(row.number)
        if "\ufffd" in words or "锟斤拷" in words:
            lost.append(row.number)
    notices = list(table.notices)
    place = table.sheet or "表"
    if lost:
        text = f"{place} 第 {runs(lost)} 行有乱码,照原样读取;请核对原表"
        notices.append(Notice("garbled_cells", text))
    if empty:
        notices.append(Notice("nul", f"{place} 第 {runs(empty)} 行有空字符(NUL),已去掉"))
        rows = PackedRows(
            replace(row, cells=tuple(cell.replace("\0", "") for cell in row.cells))
            for row in table.rows
        )
        table = replace(table, rows=rows.settled())
    if typed:
        rows = PackedRows(
            replace(row, cells=tuple(map(_as_typed, row.cells))) for row in table.rows
        )
        table = replace(table, rows=rows.settled())
    return replace(table, notices=tuple(notices)) if lost or empty else table


def _as_typed(cell: str) -> str:
    """A cell as a person would type it: ="01" and '01 are how programs keep a zero in front."""
    kept = compiled(_KEPT).fullmatch(cell)
    return cell if kept is None else kept[1] or kept[2]
