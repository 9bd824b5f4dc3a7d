"""What the reading of one file may use up, all its parts together (限度).

A file made to fill the memory or to take hours is refused long before, with the limit named. Each
limit grows with the file's size: a table of 200,000 projects is as welcome as one of 20.
"""

from dataclasses import field

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.domain.frozen import changing
from shishi_cli.readers.opening import problems

MEGABYTE = 2**20
# Parts of an office file unpack to some ten or twenty times their size, of a bomb to a thousand.
_UNPACKED = 48 * MEGABYTE
_DENSEST = 60
# Elements of XML: a styled blank cell takes three bytes of an archive, a row of words hundreds.
_ELEMENTS = 600_000
_ELEMENTS_PER_BYTE = 0.7
# Cells and characters of the tables: one text may stand in many cells, one cell for many.
_CELLS = 500_000
_CELLS_PER_BYTE = 1
_CHARACTERS = 8_000_000
_CHARACTERS_PER_BYTE = 40
# Each mark hides some columns of a sheet; a workbook has a few, and no more columns than these.
_HIDINGS = 50_000
# The columns of the widest spreadsheet.
WIDEST_ROW = 16_384


@changing
class Allowance:
    """What is left for a file of `size` bytes; the `spend` of too much raises UnreadableFile (E220)."""

    name: str
    size: int
    used: dict[str, int] = field(default_factory=dict)

    def unpack(self, count: int) -> None:
        """Take bytes that a part of an archive unpacks to, each time it is read."""
        self._spend("解压后的字节", count, _UNPACKED + _DENSEST * self.size)

    def elements(self, count: int) -> None:
        """Take elements of XML."""
        self._spend("XML 元素", count, _ELEMENTS + int(_ELEMENTS_PER_BYTE * self.size))

    def check_elements(self, count: int) -> None:
        """Refuse so many elements before they are read, where the file may not have them."""
        most = _ELEMENTS + int(_ELEMENTS_PER_BYTE * self.size)
        if self.used.get("XML 元素", 0) + count > most:
            raise self.refuse("XML 元素", most)

    def cells(self, count: int, characters: int) -> None:
        """Take cells of a table that are not empty, and the characters in them."""
        self._spend("单元格", count, _CELLS + _CELLS_PER_BYTE * self.size)
        self._spend("表中的字", characters, _CHARACTERS + _CHARACTERS_PER_BYTE * self.size)

    def hidden_columns(self) -> None:
        """Take a mark that hides columns of a sheet."""
        self._spend("隐藏列的标记", 1, _HIDINGS)

    def check_width(self, cells: int) -> None:
        """Refuse a row of more cells than any spreadsheet has columns."""
        if cells > WIDEST_ROW:
            raise self.refuse("一行的格", WIDEST_ROW)

    def check_cells(self, count: int) -> None:
        """Refuse so many cells before they are made, where the file may not have them."""
        most = _CELLS + _CELLS_PER_BYTE * self.size
        if self.used.get("单元格", 0) + count > most:
            raise self.refuse("单元格", most)

    def refuse(self, what: str, most: int) -> UnreadableFile:
        """The error for more of something than `most`."""
        return problems.unreadable(self.name, [problems.beyond(self.name, what, most)])

    def _spend(self, what: str, count: int, most: int) -> None:
        used = self.used.get(what, 0) + count
        if used > most:
            raise self.refuse(what, most)
        self.used[what] = used
