"""Where a paper's numbers are from, in words and as a sheet (出处)."""

from collections.abc import Sequence
from pathlib import Path

from shishi_cli.domain.file_name import shown_path
from shishi_cli.domain.paper import Fact, Paper
from shishi_cli.domain.paper_places import placed
from shishi_cli.domain.source import Source
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing

_HEADINGS = (
    "位置", "数", "书签", "文件", "表", "行", "栏", "起", "止", "原文", "规则或算法",
)  # fmt: skip


def place_words(fact: Fact) -> str:
    """Where a number is from, in a line: 2023-06.csv 表1 第12行 进展情况; a reckoned one says how."""
    places = "; ".join(map(source_words, fact.sources))
    return f"{places} ({fact.how})" if places and fact.how else places or fact.how


def source_words(source: Source) -> str:
    """A cell in words."""
    return f"{source.file} 表{source.table} 第{source.row}行 {source.column.label}"


def sources_listing(paper: Paper) -> Listing:
    """One line for each time that a number stands in the paper, and for each place it is from."""
    rows = []
    for one in placed(paper):
        fact = one.fact
        told = (one.words, fact.text, fact.id.bookmark)
        for source in fact.sources or (None,):
            rows.append((*told, *_source(source), fact.how))
    return Listing(_HEADINGS, tuple(rows))


def _source(source: Source | None) -> tuple[str, ...]:
    if source is None:
        return ("",) * 7
    place = (source.table, source.row, source.column.label, source.start, source.end)
    return (source.file, *map(str, place), source.text)


def written_json(paper: Paper, files: Sequence[Path]) -> str:
    """What was written, as JSON."""
    return document(
        {
            "title": paper.title,
            "date": paper.day.isoformat(),
            "draft": bool(paper.mark),
            "numbers": sum(1 for _ in paper.facts),
            "annexes": [annex.title for annex in paper.annexes],
            "files": [shown_path(each) for each in files],
        }
    )
