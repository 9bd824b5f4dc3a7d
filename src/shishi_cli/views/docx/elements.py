"""Parts of a paper as WordprocessingML, in the order that the schema asks for."""

from collections.abc import Sequence
from html import escape

from shishi_cli.domain.paper import Align, Cell, PaperTable, Run, Text
from shishi_cli.domain.paper_places import BookmarkNames

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
_STRONG = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:b/></w:rPr>'
_TWIPS_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * _TWIPS_MM)


class Elements:
    """Writes elements, and gives each number a bookmark of a name of its own.

    `styles` are the ids of the template's styles by their Chinese names.
    """

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self._names = BookmarkNames()
        self._bookmarks = 0

    def paragraph(self, style: str, runs: Text, extra: str = "") -> str:
        """A paragraph of that style; `extra` are elements of its properties after the style."""
        return self.wrapped(style, "".join(map(self._run, runs)), extra)

    def wrapped(self, style: str, inner: str, extra: str = "") -> str:
        """A paragraph of that style around elements."""
        named = f'<w:pStyle w:val="{self._styles[style]}"/>'
        return f"<w:p><w:pPr>{named}{extra}</w:pPr>{inner}</w:p>"

    def sized(self, style: str, line: str, size: str) -> str:
        """A paragraph of one line in letters of `size` half points, those of its style for none."""
        form = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>' if size else _HINT
        words = escape(line, quote=False)
        return self.wrapped(style, f'<w:r>{form}<w:t xml:space="preserve">{words}</w:t></w:r>')

    def lines(self, style: str, lines: Sequence[str]) -> str:
        """A paragraph of several lines."""
        inner = "<w:r><w:br/></w:r>".join(self._run(Run(line)) for line in lines)
        return self.wrapped(style, inner)

    def table(self, table: PaperTable) -> str:
        """A table of fixed widths whose heading stands on every page and whose rows stay whole."""
        widths = [twips(column.width_mm) for column in table.columns]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = "".join(
            self._cell(width, "表头", Cell((Run(column.head),)), Align.CENTRE)
            for width, column in zip(widths, table.columns, strict=True)
        )
        rows = "".join(self._row(table, widths, at) for at in range(len(table.rows)))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles["公文表格"]}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            '<w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            f"{head}</w:tr>{rows}</w:tbl>"
        )

    def _row(self, table: PaperTable, widths: Sequence[int], at: int) -> str:
        row = table.rows[at]
        below = table.rows[at + 1] if at + 1 < len(table.rows) else ()
        keep = "<w:keepNext/>" if None in below else ""  # a project's rows stay together
        cells = "".join(
            self._cell(width, "表格文字", cell, column.align, keep)
            for width, cell, column in zip(widths, row, table.columns, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _cell(self, width: int, style: str, cell: Cell | None, align: Align, keep: str = "") -> str:
        merge = "<w:vMerge/>" if cell is None else ""
        if cell is not None and cell.rows > 1:
            merge = '<w:vMerge w:val="restart"/>'
        side = "" if align is Align.LEFT else f'<w:jc w:val="{align.value}"/>'
        text = self.paragraph(style, cell.runs if cell else (), keep + side)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}'
            f'<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'
        )

    def _run(self, run: Run) -> str:
        form = _STRONG if run.is_strong else _HINT
        words = escape(run.text, quote=False)
        element = f'<w:r>{form}<w:t xml:space="preserve">{words}</w:t></w:r>'
        if run.fact is None:
            return element
        name = self._names.next(run.fact)
        self._bookmarks += 1
        return (
            f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>{element}'
            f'<w:bookmarkEnd w:id="{self._bookmarks}"/>'
        )
