"""Pages that a browser, Word or Excel saved as one file (.mht, .mhtml): mail with parts (单个文件网页)."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs
from shishi_cli.readers.formats.html_tables import read_page
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.decoding import declared_charset, decode
from shishi_cli.readers.opening.limits import Allowance

if TYPE_CHECKING:
    from email.message import Message

_PART = re.compile(rb"^--[^\n]+\n", re.MULTILINE)
_MOST_PARTS = 2000
_LONGEST_HEAD = 65_536


def read_mhtml(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """The tables of every page in the file. Raises UnreadableFile."""
    return tables_of_mail(content, read_as, Allowance(name, len(content)))


def tables_of_mail(content: bytes, read_as: ReadAs, allowance: Allowance) -> tuple[RawTable, ...]:
    """The tables of every page in the file, which may stand in another."""
    name = allowance.name
    _check_mail(content, allowance)
    tables: list[RawTable] = []
    for page in _pages(content, name):
        charset = page.get_content_charset() or ""
        payload = page.get_payload(decode=True)
        body = payload if isinstance(payload, bytes) else b""
        if not body.strip():
            continue
        declared = charset or declared_charset(body)
        text, encoding = decode(body, name, read_as.encoding, declared)
        tables += read_page(text, encoding, allowance)
    if not tables:
        raise problems.unreadable(name, [problems.no_page(name)])
    # A workbook saved so has a page of tabs beside its sheets.
    return tuple(table for table in tables if table.rows) or tuple(tables)


def _check_mail(content: bytes, allowance: Allowance) -> None:
    """Raises UnreadableFile for mail with more parts, or longer heads of them, than pages have."""
    plain = content.replace(b"\r\n", b"\n").lstrip()
    starts = [0, *(found.end() for found in islice(_PART.finditer(plain), _MOST_PARTS + 1))]
    if len(starts) > _MOST_PARTS:
        raise allowance.refuse("邮件中的部分", _MOST_PARTS)
    for start in starts:
        if plain.find(b"\n\n", start) - start > _LONGEST_HEAD:
            raise allowance.refuse("邮件头的字节", _LONGEST_HEAD)


def _pages(content: bytes, name: str) -> "list[Message]":
    from email import message_from_bytes

    try:
        message = message_from_bytes(content.lstrip())
        return [part for part in message.walk() if part.get_content_type() == "text/html"]
    except RecursionError as error:  # parts within parts, a thousand deep
        raise problems.unreadable(name, [problems.nested(name)]) from error
