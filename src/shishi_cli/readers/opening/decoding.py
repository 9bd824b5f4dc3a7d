"""Bytes to text: byte order mark, then NULs, then strict UTF-8, then GB18030."""

import codecs

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.garbled_text import (
    is_garbled,
    lines_in_gbk,
    lines_in_utf8,
    looks_like_big5,
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# What a text file may hold below the space: tab, line ends, page feed, and DOS's end of file.
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a")
# GB2312 is what pages and people say of texts in its larger relatives.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030"}
_WESTERN = ("iso8859", "cp125", "ascii", "latin", "utf")
# A <meta> stands in the first thousand bytes; some pages have a comment before it.
_DECLARED = 4096
_GLANCE = 65_536
_CONTROLS = tuple(bytes((code,)) for code in range(0x20) if code not in _TEXT_CONTROLS)


def decode(content: bytes, name: str, said: str = "", declared: str = "") -> tuple[str, str]:
    """The text of `content`, and the name of its encoding for a person.

    `said` is the encoding that a person named, which is then taken without a look; `declared` the
    one that the file names, which is believed where it is not UTF-8. Raises UnreadableFile for
    what is no text (E201), is empty (E202) or damaged (E210).
    """
    if said:
        text, encoding = _decode_as(content, _codec(said, name), name), said
    else:
        text, encoding = _decode(content, name, declared)
    if not text.strip("\ufeff\x1a \t\r\n,;"):
        raise problems.unreadable(name, [problems.empty(name)])
    if not said and is_garbled(text):
        raise problems.unreadable(name, [problems.garbled(name)])
    return text.rstrip("\x1a"), encoding


def beginning(content: bytes) -> str:
    """The text at the start of `content`, for a look at what it is; empty for what is no text."""
    for mark, codec, _ in _BOMS:
        if content.startswith(mark):
            return content[:_GLANCE].decode(codec, errors="ignore")
    head = content[:_GLANCE]
    if b"\0" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        text = head.decode("utf-16-le" if odd > even else "utf-16-be", errors="ignore")
        return "" if "\0" in text else text
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        # Cut within a character: still UTF-8.
        if error.start > len(head) - 4:
            return head[: error.start].decode("utf-8")
    return head.decode("gb18030", errors="ignore")


def declared_charset(content: bytes) -> str:
    """The charset that a page names in its first lines, in <meta> or as XML; empty for none."""
    head = content[:_DECLARED].lower()
    for mark in (b"charset=", b"encoding="):
        _, found, after = head.partition(mark)
        if found:
            words = after[:40].lstrip(b" \"'").replace(b'"', b" ").replace(b"'", b" ")
            return words.replace(b">", b" ").replace(b";", b" ").split(b" ")[0].decode("latin-1")
    return ""


def _decode_declared(content: bytes, declared: str) -> str | None:
    """The text in the charset that the file names; None where that cannot be so.

    latin-1 explains any bytes, and is what software writes that knows no other.
    """
    try:
        codec = codecs.lookup(declared).name
    except LookupError:
        return None
    if codec in _SUPERSETS or codec.startswith(_WESTERN):
        return None
    try:
        return content.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _codec(said: str, name: str) -> str:
    try:
        codec = codecs.lookup(said).name
        b"".decode(codec)  # base64 is a codec too, but none of texts
    except (LookupError, UnicodeError) as error:
        raise problems.unreadable(name, [problems.unknown_encoding(name, said)]) from error
    return _SUPERSETS.get(codec, codec)


def _decode(content: bytes, name: str, declared: str) -> tuple[str, str]:
    for mark, codec, encoding in _BOMS:
        if content.startswith(mark):
            return _decode_as(content, codec, name), encoding
    if b"\0" in content:
        return _decode_utf16(content, name), "UTF-16"
    if _is_binary(content):
        raise problems.unreadable(name, [problems.binary(name, "")])
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        if (text := _decode_declared(content, declared)) is not None:
            return text, declared.upper()
        _refuse_mixed(content, error.start, name)
    text = _decode_as(content, "gb18030", name)
    if looks_like_big5(content, text):
        raise problems.unreadable(name, [problems.other_encoding(name, "Big5(繁体)")])
    return text, "GB18030"


def _refuse_mixed(content: bytes, position: int, name: str) -> None:
    """Raises UnreadableFile for a text of two encodings, and for UTF-8 that is damaged at a place.

    The few lines are the wrong ones: a row in GBK that was pasted under 29 in UTF-8.
    """
    in_utf8 = lines_in_utf8(content)
    in_gbk = lines_in_gbk(content) if in_utf8 else []
    if not in_gbk and _is_damaged_utf8(content):
        raise _damaged(content, position, name)
    if in_utf8:
        kinds = [lines for lines in (in_utf8, in_gbk) if lines]
        wrong = min(kinds, key=lambda lines: (len(lines), -lines[0]))
        place = f"{name}:第{wrong[0]}行"
        raise problems.unreadable(name, [problems.two_encodings(place)])


def _decode_utf16(content: bytes, name: str) -> str:
    """UTF-16 without a mark: its ASCII characters have all their NULs on one side."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    # 一 is 4E00, so that a few stand on the other side too.
    if max(even, odd) > 4 * min(even, odd) and len(content) % 2 == 0:
        try:
            text = content.decode("utf-16-le" if odd > even else "utf-16-be")
        except UnicodeDecodeError:
            pass
        else:
            if "\0" not in text and ("\n" in text or "\r" in text):
                return text
    raise _with_nul(content.decode("latin-1"), name)


def _with_nul(text: str, name: str) -> UnreadableFile:
    """The words for text with NULs: a few are a broken copy, many are no text at all."""
    if _is_binary(text.encode("utf-8", errors="ignore")):
        return problems.unreadable(name, [problems.many_nuls(name, text.count("\0"))])
    line = text.count("\n", 0, text.find("\0")) + 1
    return problems.unreadable(name, [problems.nul(f"{name}:第{line}行")])


def _is_binary(content: bytes) -> bool:
    # Word's \x07 strays into tables now and then; a hundredth of all bytes is no text.
    return sum(map(content.count, _CONTROLS)) * 100 > len(content)


def _decode_as(content: bytes, codec: str, name: str) -> str:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise _damaged(content, error.start, name) from error
    if "\0" in text:
        raise _with_nul(text, name)
    return text


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether it is UTF-8 with a few bad bytes, which GB18030 would read as other words."""
    lenient = content.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    beyond_ascii = sum(c >= "\x80" for c in lenient)
    return broken * 10 < beyond_ascii


def _damaged(content: bytes, position: int, name: str) -> UnreadableFile:
    line = content.count(b"\n", 0, position) + 1
    return problems.unreadable(name, [problems.encoding(f"{name}:第{line}行")])
