"""Where the numbers of a paper stand in it (数的位置)."""

from collections import Counter
from collections.abc import Iterator

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.paper import Block, Fact, Heading, Paper, PaperTable, Text, texts_of


@frozen
class Placed:
    """A number with the heading above it, and the paragraph or cell there (位置)."""

    head: str
    where: str
    fact: Fact

    @property
    def words(self) -> str:
        """The place in words: （一）按状态 第1段."""
        return f"{self.head} {self.where}"


class BookmarkNames:
    """Gives each number of a paper, in order, a bookmark of a name of its own."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def next(self, fact: Fact) -> str:
        """The name of the next number; one that stands twice is counted."""
        name = fact.id.bookmark
        self._used[name] += 1
        return f"{name}_{self._used[name]}" if self._used[name] > 1 else name


def placed(paper: Paper) -> Iterator[Placed]:
    """Every number, in the order of the paper."""
    yield from _in_blocks("导语", paper.blocks)
    for at, annex in enumerate(paper.annexes):
        yield from _in_blocks(paper.annex_head(at), annex.blocks)


def _in_blocks(head: str, blocks: tuple[Block, ...]) -> Iterator[Placed]:
    paragraph = 0
    for block in blocks:
        if isinstance(block, Heading):
            head, paragraph = block.text, 0
            continue
        paragraph += not isinstance(block, PaperTable)
        for where, runs in _texts(block, paragraph):
            yield from (Placed(head, where, run.fact) for run in runs if run.fact is not None)


def _texts(block: Block, paragraph: int) -> Iterator[tuple[str, Text]]:
    if isinstance(block, PaperTable):
        for at, row in enumerate(block.rows, 1):
            for column, cell in zip(block.columns, row, strict=True):
                if cell is not None:
                    yield f"表第{at}行 {column.head}", cell.runs
    else:
        yield from ((f"第{paragraph}段", runs) for runs in texts_of(block))
