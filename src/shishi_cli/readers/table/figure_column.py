"""The cells in a table's columns of figures that are not understood (读不出的数字格)."""

import re
from collections.abc import Mapping
from dataclasses import field

from shishi_cli.domain.errors import Problem
from shishi_cli.domain.figure_cell import figure_cells, tells_nothing
from shishi_cli.domain.frozen import changing
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import ERRORS
from shishi_cli.readers.opening import problems
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules

FIGURES = (Column.DONE, Column.SHARE)


@changing
class FigureColumns:
    """What stands in the columns of figures of one file.

    A cell of words (待统计) is told and the file read. Only where nothing else tells the progress
    and no cell at all holds a figure, the column is not what its heading says.
    """

    has_figures: bool = False
    words: list[Problem] = field(default_factory=list)

    def unread(self, texts: Mapping[Column, str], in_sheet: bool) -> tuple[Column, ...]:
        """The columns of a row whose cells are not understood; errors of a sheet's formulas are
        told of elsewhere."""
        left = []
        for column in FIGURES:
            text = texts.get(column, "")
            if figure_cells(text):
                self.has_figures = True
            elif not (tells_nothing(text) or (in_sheet and text in ERRORS)):
                self.has_figures = self.has_figures or _has_figure(text)
                left.append(column)
        return tuple(left)

    def problems(self) -> list[Problem]:
        """The cells of words, where they are all that is told."""
        return [] if self.has_figures else self.words

    def note_words(self, place: str, text: str) -> None:
        """Take words that stand in a table without a column of progress."""
        if not _has_figure(text):
            self.words.append(problems.not_a_number(place, problems.shorten(text)))


def _has_figure(text: str) -> bool:
    return re.search(load_rules()["cells"]["figure"], fold_label(text)) is not None
