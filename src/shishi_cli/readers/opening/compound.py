"""The compound file (OLE) that older office documents are: which kind is in it, and its streams.

Read by ourselves: the library's reader never comes back from a directory that leads in a circle,
and knows no stream by a name in capitals, as some systems write it.
"""

from collections.abc import Iterator

from shishi_cli.domain.frozen import frozen

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_HEADER = 512
# Streams at the top by which a kind is known, in capitals; a Word file may have a workbook deeper.
_STREAMS = (
    ("ENCRYPTEDPACKAGE", "encrypted"),
    ("WORDDOCUMENT", "doc"),
    ("POWERPOINT DOCUMENT", "ppt"),
    ("WORKBOOK", "xls"),
    ("BOOK", "xls"),
)
_WORKBOOKS = ("WORKBOOK", "BOOK")
_LARGEST_SECTOR = 12
_END = 0xFFFF_FFFA
_SMALL = 4096
_SMALL_SECTOR = 64


def compound_kind(content: bytes) -> str:
    """xls, doc, ppt or encrypted; `other` for any other compound file, empty for none or damage."""
    file = _opened(content)
    if file is None:
        return ""
    names = {entry.name for entry in file.top_entries()}
    return next((kind for stream, kind in _STREAMS if stream in names), "other" if names else "")


def workbook_stream(content: bytes) -> bytes:
    """The bytes of the workbook in a compound file, empty where there is none."""
    file = _opened(content)
    found = {} if file is None else {one.name: one for one in file.top_entries()}
    for name in _WORKBOOKS:
        if file is not None and name in found:
            return file.stream(found[name])
    return b""


@frozen
class _Entry:
    """An entry of the directory: a stream's name in capitals, its first sector and its length."""

    name: str
    first: int
    length: int


@frozen
class _Compound:
    content: bytes
    size: int  # of a sector
    table: bytes  # the next sector of each
    directory: bytes

    def top_entries(self) -> Iterator[_Entry]:
        """The entries in the directory's root, by walking its tree of siblings."""
        seen: set[int] = set()
        waiting = [_number(self.directory, 76)]
        while waiting:
            index = waiting.pop()
            entry = self.directory[index * _ENTRY : (index + 1) * _ENTRY]
            if index in seen or len(entry) < _ENTRY:
                continue
            seen.add(index)
            length = min(int.from_bytes(entry[64:66], "little"), 64)
            name = entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
            yield _Entry(name.upper(), _number(entry, 116), _number(entry, 120))
            waiting += [_number(entry, 68), _number(entry, 72)]

    def stream(self, entry: _Entry) -> bytes:
        """The bytes of a stream; a short one stands in the root's stream of small sectors."""
        if entry.length >= _SMALL:
            return self.chain(entry.first)[: entry.length]
        small = self.chain(_number(self.directory, 116))
        table = self.chain(_number(self.content, 60))
        parts: list[bytes] = []
        for sector in _followed(table, entry.first):
            parts.append(small[sector * _SMALL_SECTOR : (sector + 1) * _SMALL_SECTOR])
        return b"".join(parts)[: entry.length]

    def chain(self, first: int) -> bytes:
        """The sectors that follow each other from the first."""
        sectors = (self.sector(one) for one in _followed(self.table, first))
        return b"".join(sectors)

    def sector(self, number: int) -> bytes:
        """The bytes of one sector."""
        return _sector(self.content, number, self.size)


def _opened(content: bytes) -> _Compound | None:
    """The file by its header, None where it is none or its sectors have no size that is known."""
    if not content.startswith(OLE) or len(content) < _HEADER:
        return None
    shift = int.from_bytes(content[30:32], "little")
    if not 7 <= shift <= _LARGEST_SECTOR:
        return None
    size = 1 << shift
    table = b"".join(_sector(content, one, size) for one in _table_sectors(content, size))
    file = _Compound(content, size, table, b"")
    directory = file.chain(_number(content, 48))
    return _Compound(content, size, table, directory) if len(directory) >= _ENTRY else None


def _table_sectors(content: bytes, size: int) -> Iterator[int]:
    """The sectors of the allocation table: 109 in the header, others in sectors of their own."""
    yield from (one for at in range(76, _HEADER, 4) if (one := _number(content, at)) < _END)
    more, seen = _number(content, 68), set[int]()
    while more < _END and more not in seen:
        seen.add(more)
        sector = _sector(content, more, size)
        numbers = [_number(sector, at) for at in range(0, len(sector), 4)]
        yield from (one for one in numbers[:-1] if one < _END)
        more = numbers[-1] if numbers else _END


def _followed(table: bytes, first: int) -> Iterator[int]:
    """The sectors of a chain, which in a damaged file may lead back into itself."""
    seen: set[int] = set()
    sector = first
    while sector < _END and sector not in seen:
        seen.add(sector)
        yield sector
        sector = _number(table, sector * 4)


def _sector(content: bytes, sector: int, size: int) -> bytes:
    start = (sector + 1) * size if size > _HEADER else _HEADER + sector * size
    return content[start : start + size]


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4].ljust(4, b"\xff"), "little")
