"""The compound file (OLE) that older office documents are: which kind is in it."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
# Streams at the top by which a kind is known; a Word file may have a workbook deeper inside.
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_LARGEST_SECTOR = 12
_END = 0xFFFF_FFFA


def compound_kind(content: bytes) -> str:
    """xls, doc, ppt or encrypted; `other` for any other compound file, empty for none or damage."""
    if not content.startswith(OLE) or len(content) < 512:
        return ""
    names = _top_names(content)
    return next((kind for stream, kind in _STREAMS if stream in names), "other" if names else "")


def _top_names(content: bytes) -> set[str]:
    """The names in the directory's root, by walking its tree of siblings."""
    shift = int.from_bytes(content[30:32], "little")
    if not 7 <= shift <= _LARGEST_SECTOR:
        return set()
    directory = _directory(content, 1 << shift)
    names: set[str] = set()
    seen: set[int] = set()
    waiting = [_number(directory, 76)] if len(directory) >= _ENTRY else []
    while waiting:
        index = waiting.pop()
        entry = directory[index * _ENTRY : (index + 1) * _ENTRY]
        if index in seen or len(entry) < _ENTRY:
            continue
        seen.add(index)
        length = min(int.from_bytes(entry[64:66], "little"), 64)
        names.add(entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace"))
        waiting += [_number(entry, 68), _number(entry, 72)]
    return names


def _directory(content: bytes, size: int) -> bytes:
    """The directory's sectors in their order, by the allocation table's chain."""
    table = b""
    for at in range(76, 512, 4):
        sector = _number(content, at)
        if sector < _END:
            table += _sector(content, sector, size)
    parts: list[bytes] = []
    seen: set[int] = set()
    sector = _number(content, 48)
    while sector < _END and sector not in seen:
        seen.add(sector)
        parts.append(_sector(content, sector, size))
        sector = _number(table, sector * 4)
    return b"".join(parts)


def _sector(content: bytes, sector: int, size: int) -> bytes:
    start = (sector + 1) * size if size > 512 else 512 + sector * size
    return content[start : start + size]


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4].ljust(4, b"\xff"), "little")
