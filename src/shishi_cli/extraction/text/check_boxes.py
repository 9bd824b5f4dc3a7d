"""What a form with boxes to tick says: only what is ticked (勾选框)."""

import re

from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width


def said(printed: str) -> str:
    """The text with blanks for the choices that are not ticked, and for the ticks; every other
    character keeps its place. A text without an empty box is as it was."""
    folded = fold_width(printed)
    if not _written("empty").search(folded):
        return printed
    chosen = _written("question").sub(_answer, folded)
    for name in ("unticked", "ticked"):
        chosen = _written(name).sub(lambda found: " " * len(found[0]), chosen)
    both = zip(printed, folded, chosen, strict=True)
    return "".join(old if new == plain else new for old, plain, new in both)


def _answer(question: re.Match[str]) -> str:
    """是否完成装修:□是 ☑否 is 未完成装修."""
    denied = _written("no").search(question[3]) is not None
    return (" 未" if denied else "  ") + question[2] + " " * len(question[3])


def _written(name: str) -> re.Pattern[str]:
    return pattern("text/check_boxes", name)
