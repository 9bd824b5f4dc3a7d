"""A paper as Markdown (文书)."""

from collections.abc import Iterator, Mapping
from itertools import chain

from shishi_cli.domain.paper import (
    Align,
    Annex,
    Block,
    Cell,
    Fact,
    Heading,
    Paper,
    PaperTable,
    Paragraph,
    Picture,
    Text,
)
from shishi_cli.domain.wording import COLON
from shishi_cli.views.fact_places import place_words

_RULES = {Align.LEFT: "---", Align.CENTRE: ":---:", Align.RIGHT: "---:"}
# What Markdown would take for marks of its own.
_MARKS = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#~"})


def paper_markdown(paper: Paper, *, sources: bool = False) -> str:
    """The paper; with `sources` every number has a footnote that tells where it is from."""
    notes = _footnotes(paper) if sources else {}
    parts = [*_head(paper)]
    parts += chain.from_iterable(_block(block, notes) for block in paper.blocks)
    parts += _foot(paper)
    for at, annex in enumerate(paper.annexes):
        parts += _annex(paper.annex_head(at), annex, notes)
    parts += map(_escaped, paper.copy_lines)
    parts += [f"[^{number}]: {_escaped(place_words(fact))}" for fact, number in notes.items()]
    return "\n\n".join(parts) + "\n"


def _head(paper: Paper) -> Iterator[str]:
    yield from (_escaped(line) for _, line in paper.head_lines)
    if paper.mark:
        yield _escaped(paper.mark)
    yield f"# {_escaped(paper.title)}"
    if paper.addressees:
        yield f"{_escaped(paper.addressees)}{COLON}"


def _foot(paper: Paper) -> Iterator[str]:
    lines = (*paper.annex_lines, paper.signer, paper.date)
    yield from (_escaped(line) for line in lines if line)


def _annex(head: str, annex: Annex, notes: Mapping[Fact, int]) -> Iterator[str]:
    yield _escaped(head)
    yield f"## {_escaped(annex.title)}"
    for block in annex.blocks:
        yield from _block(block, notes)


def _block(block: Block, notes: Mapping[Fact, int]) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {_escaped(block.text)}"
    elif isinstance(block, Paragraph):
        yield _listless(_text(block.runs, notes))
    elif isinstance(block, Picture):
        yield f"*{_escaped(block.alt)}*"
    else:
        yield _table(block, notes)


def _table(table: PaperTable, notes: Mapping[Fact, int]) -> str:
    rows = [[_escaped(column.head) for column in table.columns]]
    rows += [[_cell(cell, notes) for cell in row] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"| {' | '.join(_RULES[column.align] for column in table.columns)} |")
    return "\n".join(lines)


def _cell(cell: Cell | None, notes: Mapping[Fact, int]) -> str:
    return "" if cell is None else _text(cell.runs, notes)


def _text(runs: Text, notes: Mapping[Fact, int]) -> str:
    words = []
    for run in runs:
        text = _escaped(run.text)
        words.append(f"**{text}**" if run.is_strong else text)
        if run.fact is not None and run.fact in notes:
            words.append(f"[^{notes[run.fact]}]")
    return "".join(words)


def _listless(text: str) -> str:
    """The text kept from becoming a list: 1.第11项 begins with a number and a point."""
    number = text.split(".", 1)[0]
    return f"{number}\\.{text[len(number) + 1 :]}" if number.isdigit() and "." in text else text


def _escaped(words: str) -> str:
    return words.translate(_MARKS)


def _footnotes(paper: Paper) -> Mapping[Fact, int]:
    """The numbers, each once, in order."""
    return {fact: at for at, fact in enumerate(dict.fromkeys(paper.facts), 1)}
