"""What stands among the lines of a table or list and belongs to none of its projects."""

from collections import Counter
from collections.abc import Sequence, Set

from shishi_cli.domain.notice import Notice
from shishi_cli.readers.opening.problems import shorten
from shishi_cli.readers.plain_text.list_marks import (
    is_furniture,
    is_section,
    read_mark,
    split_labels,
)
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.furniture import says_something
from shishi_cli.readers.table.headings import recognise
from shishi_cli.readers.table.page_facts import is_telling

SENTENCE_ENDS = ("。", "!", "\uff01", ".")
_FEW = 3
_LONGEST = 16


def set_aside(lines: Sequence[str]) -> tuple[Notice, ...]:
    """One notice of the lines that were not read, none where there are none."""
    if not lines:
        return ()
    shown = "".join(f"“{shorten(line[:40])[:_LONGEST]}”" for line in lines[:_FEW])
    more = "等" if len(lines) > _FEW else ""
    text = f"有 {len(lines)} 行字不属于任何项目,没有读取({shown}{more})"
    return (Notice("lines_aside", text),)


def is_mere_name(line: str) -> bool:
    """Whether a line says nothing and has no heading or label: 文件预览, 市级项目."""
    if says_something(line) or recognise(line) is not None or read_mark(line) is not None:
        return False
    return all(part.heading is None for part in split_labels(line))


def common_labels(lines: Sequence[str]) -> frozenset[str]:
    """The labels that begin several lines: 联系人: in each item is no note under the list."""
    heads = Counter(_head(line) for line in lines)
    return frozenset(head for head, count in heads.items() if head and count > 1)


def own_lines(
    lines: Sequence[str], above: Sequence[str], common: Set[str], last: bool
) -> tuple[list[str], list[str]]:
    """The lines under an item's first one that are its own, and those that are nobody's.

    `above` are the lines over the list: its title may stand on the next page again. Notes and the
    page's buttons end an item, a section's name stands before the next one.
    """
    own: list[str] = []
    blank: list[bool] = []  # whether a blank line stands before
    titles = {line for line in above if is_telling(line)}
    gap = False
    for line in map(str.strip, lines):
        if is_furniture(line) and _head(line) not in common:
            break
        if line and line not in titles:
            own.append(line)
            blank.append(gap)
        gap = not line
    while own and is_section(own[-1]):
        own.pop()
    chapters = {line[:1] in "(\uff08" for line in above if is_section(line)} if last else set()
    chapter = next(
        (
            at
            for at in range(len(own))
            if is_section(own[at]) and (own[at][:1] in "(\uff08") in chapters
        ),
        len(own),
    )
    below = own[chapter:]
    del own[chapter:]
    end = _end(own, blank, last)
    return own[:end], [*own[end:], *below]


def _end(own: Sequence[str], blank: Sequence[bool], last: bool) -> int:
    """Where the item's words end and mere names follow: to the last line, or behind the last item
    whatever stands below the first of them."""
    for at in range(1, len(own)):
        apart = own[at - 1].endswith(SENTENCE_ENDS) or (last and blank[at])
        if apart and is_mere_name(own[at]) and (last or all(map(is_mere_name, own[at:]))):
            return at
    return len(own)


def _head(line: str) -> str:
    label = fold_label(line[:_LONGEST])
    head, colon, _ = label.partition(":")
    return head if colon and split_labels(line)[0].heading is not None else ""
