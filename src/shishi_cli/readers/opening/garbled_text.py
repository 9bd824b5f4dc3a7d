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
# What is left of words that went through two wrong encodings.
_REMAINS = ("锟斤拷", "烫烫烫", "\ufffd\ufffd\ufffd")


def line_of_other_encoding(content: bytes) -> int:
    """The first line of a text in GBK in which words stand in UTF-8; 0 for none.

    Three characters that are UTF-8 and Chinese are no accident: in GBK they would be four and a
    half of the rarest.
    """
    for number, line in enumerate(content.split(b"\n"), 1):
        for run in _RUN.finditer(line):
            try:
                words = run[0].decode("utf-8")
            except UnicodeDecodeError:
                continue
            if _CHINESE.fullmatch(words):
                return number
    return 0


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
    """Whether the words were decoded wrongly, and saved so: 鐨勮繘灞, ä¸­å›½, 锟斤拷."""
    if any(text.count(remains) > 1 for remains in _REMAINS):
        return True
    words = "".join(c for c in text[:_LOOKED_AT] if c >= "\x80")
    if len(words) < _FEWEST or _sense(words) >= 0.1:
        return False
    return any(_decodes(words, codec) for codec in ("gb18030", "cp1252", "latin-1"))


def _decodes(words: str, codec: str) -> bool:
    """Whether the words are UTF-8 that was taken for this encoding."""
    try:
        written = words.encode(codec, errors="ignore")
        again = written.decode("utf-8", errors="replace")
    except UnicodeError:
        return False
    return again.count("\ufffd") * 5 < len(again) and _sense(again) > 0.1


def _sense(text: str) -> float:
    """The share of the commonest characters among those beyond ASCII."""
    words = [c for c in text[:_LOOKED_AT] if c >= "\x80"]
    return sum(c in _COMMON for c in words) / len(words) if words else 0.0
