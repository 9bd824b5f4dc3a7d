"""How much of a cell is read (单元格长度)."""

from collections.abc import Mapping

from shishi_cli.domain.source import Column
from shishi_cli.extraction.text.check_boxes import said

# No office writes more into a cell; one that holds more is broken, its reading is marked, and
# comparing each of its words with each is spared.
LONGEST_CELL = 4000


def read_part(texts: Mapping[Column, str]) -> dict[Column, str]:
    """The cells of a row, each as far as it is read, and of a form what is ticked."""
    return {column: said(text[:LONGEST_CELL]) for column, text in texts.items()}
