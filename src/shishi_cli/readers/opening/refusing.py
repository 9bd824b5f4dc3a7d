"""Kinds of files that cannot be read, told by their first bytes, each with what to do."""

from shishi_cli.domain.errors import Problem
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.compound import OLE, compound_kind
from shishi_cli.readers.opening.marks import ZIP, archive_kind

_AS_TABLE = "请在 Excel 或 WPS 中另存为 .xlsx,或“CSV UTF-8(逗号分隔)”后再导入"
_AS_DOCX = "请用 Word 或 WPS 打开,另存为 .docx 后再导入"
_FROM_PDF = "请向原单位索取 Word 或 Excel 原件;或用 Word 打开 PDF,另存为 .docx 后再导入"
_FROM_PICTURE = "图片中的字读不出来,请向原单位索取 Word 或 Excel 原件"
_UNPACK = "请先解压,再导入其中的表格"

_SIGNATURES = (
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
_ARCHIVES = {
    "xlsb": ("二进制工作簿(.xlsb)", "请在 Excel 中另存为 .xlsx 后再导入"),
    "odt": ("OpenDocument 文字文档(.odt)", _AS_DOCX),
    "pptx": ("演示文稿", "请把其中的表格拷到 Excel 或 Word 中,另存后再导入"),
    "zip": ("压缩包", _UNPACK),
}
_COMPOUNDS = {
    "doc": ("旧版 Word 文件(.doc)", _AS_DOCX),
    "ppt": ("旧版演示文稿", "请把其中的表格拷到 Excel 或 Word 中,另存后再导入"),
    "other": ("旧版办公软件的文件", _AS_TABLE),
}


def refusal(content: bytes, name: str) -> Problem | None:
    """Why a file cannot be read at all, None when a reader may try."""
    if not content:
        return problems.empty(name)
    if content.startswith(ZIP):
        return _archive_refusal(archive_kind(content), name)
    if content.startswith(OLE):
        return _compound_refusal(compound_kind(content), name)
    for signature, kind, remedy in _SIGNATURES:
        if content.startswith(signature):
            return problems.binary(name, kind, remedy)
    return None


def _archive_refusal(kind: str, name: str) -> Problem | None:
    if not kind:
        return problems.damaged(name)
    found = _ARCHIVES.get(kind)
    return None if found is None else problems.binary(name, *found)


def _compound_refusal(kind: str, name: str) -> Problem | None:
    if not kind:
        return problems.damaged(name)
    if kind == "encrypted":
        return problems.encrypted(name)
    found = _COMPOUNDS.get(kind)
    return None if found is None else problems.binary(name, *found)
