"""Whether a month's words are those of the table before (照抄上月)."""

from shishi_cli.assessment.grounds import signals_of
from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.standing import Assessment, Standing

_MONTH = compiled(r"\d{1,2}月|[一二三四五六七八九十]{1,2}月")
_BRIEF = 8  # letters: 漏损率9.1% may well be the same again


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for marks, blanks and the month that they name (截至3月底)."""
    return one == other or _bare(one) == _bare(other)


def is_copied(one: Assessment, words: str, before: str) -> bool:
    """Whether a project's `words` say no more than those of its table before, though they should.

    What is done may say the same again; that nothing is told is asked for by another command.
    """
    if signals_of(one.record, SignalKind.NOTHING, SignalKind.NO_SUBSTANCE):
        return False
    if one.standing is Standing.DONE:
        return False
    bare = _bare(words)
    if len(bare) <= _BRIEF and not _MONTH.search(words) and not _stands_still(one):
        return False
    return bool(bare) and same_words(words, before)


def _bare(text: str) -> str:
    return "".join(c for c in _MONTH.sub("月", text) if c.isalnum())


def _stands_still(one: Assessment) -> bool:
    """Whether an advance was asked for that the same words do not tell."""
    return any(reason.code == "no_advance" for reason in one.reasons)
