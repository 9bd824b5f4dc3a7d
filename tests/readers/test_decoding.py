"""Encodings that offices write."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.domain.source import Column
from shishi_cli.readers.opening.decoding import decode
from tests.readers.small_tables import ReadTable

TABLE = "序号,项目内容,进展情况\r\n1,新增一家养老院,已完成选址。\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TABLE.encode(), "UTF-8"),
        (TABLE.encode("utf-8-sig"), "UTF-8 BOM"),
        (TABLE.encode("gbk"), "GB18030"),
        (TABLE.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), "UTF-16"),
        (TABLE.encode("utf-16-le"), "UTF-16"),
        (TABLE.encode("utf-16-be"), "UTF-16"),
        (TABLE.replace("养", "\U00020b9f").encode("gb18030"), "GB18030"),
        (TABLE.encode() + b"\x1a", "UTF-8"),
    ],
)
def test_encoding_is_found_and_named(content: bytes, encoding: str, read: ReadTable) -> None:
    sheet = read(content)

    assert sheet.encoding == encoding
    assert sheet.rows[0].text(Column.PROGRESS) == "已完成选址。"


@given(st.binary(max_size=200))
def test_bytes_are_a_text_without_nul_or_are_refused_with_words(content: bytes) -> None:
    with suppress(UnreadableFile):
        assert "\0" not in decode(content, "a.csv")[0]
