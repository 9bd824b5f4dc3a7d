"""Text that is in another encoding than it seems: parts of a file, Big5, and what was saved so."""

import re

from shishi_cli.domain.prepared import compiled

# The commonest characters of such tables, simplified and traditional: some stand in every one.
_COMMON = frozenset(
    "的一是不了在有和为个中成年月完项目进展情况单位区市县级新增建设改造工程实施开推计划内容标序号累已名所台户"
    "為個項進況單區級設實開計劃內標號課總業務與學門間"
)
_FEWEST = 20
_LOOKED_AT = 4000
_RUN = re.compile(rb"[\x80-\xff]{9,}")
_CHINESE = compiled("[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]+")
# In which encoding words were, and for which they were taken.
_MISTAKEN = (
    *(("utf-8", "gb18030"), ("utf-8", "cp1252"), ("utf-8", "latin-1")),
    *(("gb18030", "cp1252"), ("gb18030", "latin-1")),
)
# What is left of words that went through two wrong encodings.
_REMAINS = ("锟斤拷", "烫烫烫", "\ufffd\ufffd\ufffd")


def lines_in_utf8(content: bytes) -> list[int]:
    """The lines of a text that is no UTF-8 as a whole in which words stand in UTF-8.

    Three characters that are UTF-8 and Chinese are no accident: in GBK they would be four and a
    half of the rarest.
    """
    return [number for number, line in enumerate(content.split(b"\n"), 1) if _holds_utf8(line)]


def lines_in_gbk(content: bytes) -> list[int]:
    """The lines that are no UTF-8 and make sense in GBK."""
    found = []
    for number, line in enumerate(content.split(b"\n"), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            if not _holds_utf8(line) and _sense(line.decode("gb18030", errors="replace")) >= 0.1:
                found.append(number)
    return found


def _holds_utf8(line: bytes) -> bool:
    for run in _RUN.finditer(line):
        try:
            words = run[0].decode("utf-8")
        except UnicodeDecodeError:
            continue
        if _CHINESE.fullmatch(words):
            return True
    return False


def looks_like_big5(content: bytes, as_gbk: str) -> bool:
    """Whether a text makes sense in Big5 and none in GBK."""
    if _sense(as_gbk) >= 0.1:
        return False
    try:
        as_big5 = content.decode("big5")
    except UnicodeDecodeError:
        return False
    return _sense(as_big5) > max(2 * _sense(as_gbk), 0.1)


def is_garbled(text: str) -> bool:
    """Whether the words were decoded wrongly, and saved so: 鐨勮繘灞, ä¸­å›½, ÏîÄ¿, 锟斤拷."""
    if any(text.count(remains) > 1 for remains in _REMAINS):
        return True
    words = "".join(c for c in text[:_LOOKED_AT] if c >= "\x80" and c != "\ufffd")
    if len(words) < _FEWEST or _sense(words) >= 0.1:
        return False
    return any(_decodes(words, meant, taken) for meant, taken in _MISTAKEN)


def _decodes(words: str, meant: str, taken: str) -> bool:
    """Whether the words make sense in the encoding `meant`, as which they were not taken.

    GBK takes two bytes for a character where UTF-8 has three: every other one may be lost.
    """
    try:
        written = words.encode(taken, errors="ignore")
        again = written.decode(meant, errors="replace")
    except UnicodeError:
        return False
    return again.count("\ufffd") * 3 < len(again) and _sense(again) > 0.1


def _sense(text: str) -> float:
    """The share of the commonest characters among those beyond ASCII."""
    words = [c for c in text[:_LOOKED_AT] if c >= "\x80"]
    return sum(c in _COMMON for c in words) / len(words) if words else 0.0
