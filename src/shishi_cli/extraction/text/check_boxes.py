"""What a form with boxes to tick says: □已全部完成 ☑推进中 says 推进中 alone (勾选框)."""

import re

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_EMPTY = "□☐▢◻"
_TICKED = "☑☒✅✔✓√■◼"
_BRACKETS = r"[(\[〔【]\s*{}\s*[)\]〕】]"
_NO = rf"[{_EMPTY}]|{_BRACKETS.format('')}"
_YES = rf"[{_TICKED}]|{_BRACKETS.format('[√✓✔xX]')}"
_MARK = compiled(f"(?P<no>{_NO})|(?P<yes>{_YES})")
_END = compiled(r"[,。;、\n]|\s(?=\S*:)")
_FILLED = "■◼"  # which may be marks of a list as well
_LONGEST = 12  # characters of an option; longer ones are items of a list


def said(printed: str) -> str:
    """The text with blanks for the options that nobody ticked, and for the boxes that are ticked;
    every other character keeps its place. A text without such options is as it was."""
    folded = fold_width(printed)
    if not _MARK.search(folded):
        return printed
    chosen = _written("question").sub(_answer, folded)
    for start, end in _unsaid(chosen):
        chosen = chosen[:start] + " " * (end - start) + chosen[end:]
    both = zip(printed, folded, chosen, strict=True)
    return "".join(old if new == plain else new for old, plain, new in both)


def _answer(question: re.Match[str]) -> str:
    """是否完成装修:□是 ☑否 is 未完成装修."""
    denied = _written("no").search(question[3]) is not None
    return (" 未" if denied else "  ") + question[2] + " " * len(question[3])


def _unsaid(text: str) -> list[tuple[int, int]]:
    """The spans of the options that nobody ticked, with their boxes, and of the boxes that are
    ticked; empty for a text without such options.

    A box may be a mere mark of a list, or a unit that was lost (5000m□): there have to be ticked
    ones beside it, or a few words behind each.
    """
    marks = list(_MARK.finditer(text))
    if not marks:
        return []
    ticked = [mark for mark in marks if mark["yes"]]
    behind = bool(text[: marks[0].start()].strip()) and not text[marks[-1].end() :].strip(" 。")
    options = [_option(text, marks, at, behind) for at in range(len(marks))]
    empty = [
        span for mark, span in zip(marks, options, strict=True) if mark["no"] and span is not None
    ]
    sure = any(mark[0] not in _FILLED for mark in ticked)
    form = sure or (all(end - start <= _LONGEST for start, end in empty) and len(marks) > behind)
    if not empty or not form:
        return []
    return sorted([*empty, *(mark.span() for mark in ticked)])


def _option(text: str, marks: list[re.Match[str]], at: int, behind: bool) -> tuple[int, int] | None:
    """The span of a box and its words, which stand before it where the boxes stand `behind`."""
    mark = marks[at]
    if behind:
        start = marks[at - 1].end() if at else 0
        ends = [end.end() for end in _END.finditer(text, start, mark.start())]
        return (ends[-1] if ends else start, mark.end())
    stop = marks[at + 1].start() if at + 1 < len(marks) else len(text)
    end = _END.search(text, mark.end(), stop)
    stop = end.start() if end else stop
    return (mark.start(), stop) if text[mark.end() : stop].strip() else None


def _written(name: str) -> re.Pattern[str]:
    return pattern("text/check_boxes", name)
