"""Kinds of files that cannot be read, told by their first bytes, each with what to do."""

from shishi_cli.domain.errors import Problem
from shishi_cli.readers import problems

_AS_TABLE = "请在 Excel 或 WPS 中另存为 .xlsx,或“CSV UTF-8(逗号分隔)”后再导入"
_AS_DOCX = "请用 Word 或 WPS 打开,另存为 .docx 后再导入"
_FROM_PDF = "请向原单位索取 Word 或 Excel 原件;或用 Word 打开 PDF,另存为 .docx 后再导入"
_FROM_PICTURE = "图片中的字读不出来,请向原单位索取 Word 或 Excel 原件"
_UNPACK = "请先解压,再导入其中的表格"

_SIGNATURES = (
    (b"PK\x03\x04", "新版 Excel、Word 文件或压缩包", _AS_TABLE),
    (b"\xd0\xcf\x11\xe0", "旧版 Excel、Word 文件", _AS_TABLE),
    (b"{\\rtf", "RTF 文件", _AS_DOCX),
    (b"%PDF", " PDF 文件", _FROM_PDF),
    (b"\x89PNG", "图片", _FROM_PICTURE),
    (b"\xff\xd8\xff", "图片", _FROM_PICTURE),
    (b"GIF8", "图片", _FROM_PICTURE),
    (b"II*\0", "图片", _FROM_PICTURE),
    (b"MM\0*", "图片", _FROM_PICTURE),
    (b"Rar!", "压缩包", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", _UNPACK),
    (b"\x1f\x8b", "压缩包", _UNPACK),
)


def refusal(content: bytes, name: str) -> Problem | None:
    """Why a file cannot be read at all, None when a reader may try."""
    if not content:
        return problems.empty(name)
    for signature, kind, remedy in _SIGNATURES:
        if content.startswith(signature):
            return problems.binary(name, kind, remedy)
    return None
