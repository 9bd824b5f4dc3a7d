"""Options with boxes of which some are ticked: □已全部完成 ☑推进中 says 推进中 alone (勾选)."""

import re

_EMPTY = "□☐▢◻"
_TICKED = "☑☒✅✔✓√■◼"
_BRACKETS = r"[(\[〔【（［]\s*{}\s*[)\]〕】）］]"
_NO = rf"[{_EMPTY}]|{_BRACKETS.format('')}"
_YES = rf"[{_TICKED}]|{_BRACKETS.format('[√✓✔]')}"
_ANY = re.compile(f"[{_EMPTY}{_TICKED}]")
_MARK = re.compile(f"(?P<no>{_NO})|(?P<yes>{_YES})")
_END = re.compile(r"[,，。;；、\n]|\s(?=\S*[:：])")
_FILLED = "■◼"  # which may be marks of a list as well
_LONGEST = 12  # characters of an option; longer ones are items of a list


def unsaid(text: str) -> list[tuple[int, int]]:
    """The spans of the options that nobody ticked, with their boxes, and of the boxes that are
    ticked; empty for a text without such options.

    A box may be a mere mark of a list: there have to be ticked ones beside it, or several empty
    ones with a few words each.
    """
    if not _ANY.search(text):
        return []
    marks = list(_MARK.finditer(text))
    ticked = [mark for mark in marks if mark["yes"]]
    behind = bool(text[: marks[0].start()].strip()) and not text[marks[-1].end() :].strip(" 。")
    options = [_option(text, marks, at, behind) for at in range(len(marks))]
    empty = [
        span for mark, span in zip(marks, options, strict=True) if mark["no"] and span is not None
    ]
    sure = any(mark[0] not in _FILLED for mark in ticked)
    if not empty or not (sure or _is_form(empty, len(marks))):
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


def _is_form(empty: list[tuple[int, int]], boxes: int) -> bool:
    return boxes > 1 and all(end - start <= _LONGEST for start, end in empty)
