"""A title and what is told of it on one line: 1.新增200张床位。已完成50张。 or 新建小学1所(按序时)."""

import re

from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import load_rules

_SENTENCE_ENDS = "。:\uff1a"
_OPENING = "(\uff08"
_CLOSING = (")", "\uff09")


def split_title(line: str) -> tuple[str, str]:
    """The promise and what is told of it; empty where nothing is."""
    title, status = _with_status(line)
    if status:
        return title, status
    ends = [at for mark in _SENTENCE_ENDS if (at := line.find(mark)) > 0]
    if ends and (rest := line[min(ends) + 1 :].strip()):
        return line[: min(ends)], rest
    return line, ""


def is_told_project(line: str) -> bool:
    """Whether an item of one line is a promise with its progress, and no point of a progress."""
    title, rest = split_title(line)
    return bool(rest) and re.match(load_rules()["rows"]["point"], fold_label(title)) is None


def is_status(words: str) -> bool:
    """Whether words only judge: 正常推进, 已完成."""
    bare = fold_label(words).strip("。.")
    return re.fullmatch(load_rules()["explained"]["status"], bare) is not None


def _with_status(line: str) -> tuple[str, str]:
    bare = line.rstrip("。 ")
    at = max(bare.rfind(mark) for mark in _OPENING)
    if at > 0 and bare.endswith(_CLOSING) and is_status(bare[at + 1 : -1]):
        return bare[:at].strip(), bare[at + 1 : -1]
    return line, ""
