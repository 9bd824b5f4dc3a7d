"""Bytes to text: byte order mark, then NULs, then strict UTF-8, then GB18030."""

import codecs

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.readers import problems

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "新版 Excel、Word 文件或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Excel、Word 文件"),
    (b"%PDF", " PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
)
# What a text file may hold below the space: tab, line ends, page feed, and DOS's end of file.
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a")
_CONTROLS = tuple(bytes((code,)) for code in range(0x20) if code not in _TEXT_CONTROLS)


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of `content`, and the name of its encoding for a person.

    Raises UnreadableFile for what is no text (E201), is empty (E202) or damaged (E210).
    """
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise problems.unreadable(name, [problems.binary(name, kind)])
    text, encoding = _decode(content, name)
    if not text.strip("\ufeff\x1a \t\r\n,;"):
        raise problems.unreadable(name, [problems.empty(name)])
    return text.rstrip("\x1a"), encoding


def _decode(content: bytes, name: str) -> tuple[str, str]:
    for mark, codec, encoding in _BOMS:
        if content.startswith(mark):
            return _decode_as(content, codec, name), encoding
    if b"\0" in content:
        return _decode_utf16(content, name), "UTF-16"
    controls = sum(map(content.count, _CONTROLS))
    # Word's \x07 strays into tables now and then; a hundredth of all bytes is no text.
    if controls * 100 > len(content):
        raise problems.unreadable(name, [problems.binary(name, "")])
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(content):
            raise _damaged(content, error.start, name) from error
    return _decode_as(content, "gb18030", name), "GB18030"


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
    raise problems.unreadable(name, [problems.binary(name, "")])


def _decode_as(content: bytes, codec: str, name: str) -> str:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise _damaged(content, error.start, name) from error
    if "\0" in text:
        raise problems.unreadable(name, [problems.binary(name, "")])
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
