"""The words in the boxes and comments of an .xls workbook (文本框、批注), which its library does not read."""

from collections.abc import Iterator

from shishi_cli.readers.cells.unseen import Left

_OBJECT, _TEXT, _GOES_ON = 0x5D, 0x1B6, 0x3C
_COMMENT, _BUTTON = 0x19, 0x07  # kinds of objects; a button's words are no part of the page
_TEXT_MARK = _TEXT.to_bytes(2, "little")


def box_texts(stream: bytes) -> Iterator[tuple[Left, str]]:
    """The words of each box and comment in the workbook's stream, in order; cut off where it is
    damaged."""
    if _TEXT_MARK not in stream:
        return
    kind = characters = 0
    for record, start, end in _records(stream):
        if record == _OBJECT:
            kind = int.from_bytes(stream[start + 4 : start + 6], "little")
            characters = 0
        elif record == _TEXT:
            characters = int.from_bytes(stream[start + 10 : start + 12], "little")
        elif record == _GOES_ON and characters and kind != _BUTTON:
            wide = stream[start : start + 1] == b"\1"
            words = stream[start + 1 : min(end, start + 1 + characters * (1 + wide))]
            why = Left.COMMENT if kind == _COMMENT else Left.BOX
            yield why, words.decode("utf-16-le" if wide else "latin-1", "replace")
            characters = 0  # what follows are its looks


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, and where what it holds begins and ends."""
    at = 0
    while at + 4 <= len(stream):
        kind = int.from_bytes(stream[at : at + 2], "little")
        length = int.from_bytes(stream[at + 2 : at + 4], "little")
        yield kind, at + 4, at + 4 + length
        at += 4 + length
