"""Why a project lags, in the words of its unit and no others (单位说明)."""

from collections.abc import Iterator

from shishi_cli.domain.figure_cell import tells_nothing
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import Assessment
from shishi_cli.extraction.signals.causes import find_causes

_AS_BEFORE = frozenset(("没有", "同上", "同上月"))
_LONGEST = 120
_STOPS = "。;; "


def cause_of(one: Assessment) -> Source | None:
    """The words in which the unit tells why, None where it tells nothing.

    Its remark first, then the first sentence of the progress that tells a cause. What is long is
    cut where a sentence ends: a quotation is never put together.
    """
    return next(_told(one), None) if one.record.is_reported else None


def _told(one: Assessment) -> Iterator[Source]:
    remark = one.record.texts.get(Column.REMARK, "")
    if not (tells_nothing(remark) or remark.strip(" 。\n") in _AS_BEFORE):
        yield _quoted(one, Column.REMARK, 0, len(remark))
    for start, end in find_causes(one.record.texts.get(Column.PROGRESS, "")):
        yield _quoted(one, Column.PROGRESS, start, end)


def _quoted(one: Assessment, column: Column, start: int, end: int) -> Source:
    record, text = one.record, one.record.texts[column]
    while start < end - 1 and (text[start].isspace() or not text[start].isprintable()):
        start += 1
    end = next((at for at in range(start, end) if not text[at].isprintable()), end)
    if end - start > _LONGEST:
        stop = max(text.rfind(mark, start, start + _LONGEST) for mark in _STOPS)
        end = stop if stop > start else start + _LONGEST
    words = text[start:end].rstrip(_STOPS)
    return Source(record.file, record.table, record.row, column, start, start + len(words), words)
