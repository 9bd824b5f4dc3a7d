"""By what each kind of file is known: its first bytes, or the words that it begins with (文件特征).

A look imports little: most files are text, and do without archives and their XML.
"""

from shishi_cli.readers.opening.compound import compound_kind
from shishi_cli.readers.opening.decoding import beginning

ZIP = b"PK\x03\x04"
# A workbook of the older form that stands in no compound file.
BARE_WORKBOOK = b"\x09\x08"
_FLAT = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
_EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"
_PAGE = (
    *("<html", "<!doctype html", "<table", "<body", "<head", "<div", "<p>"),
    *("<meta", "<h1", "<h2", "<h3", "<ol", "<ul", "<li"),
)
# A browser's head takes some hundred characters.
_MAIL_HEAD = 4096


def archive_kind(content: bytes) -> str:
    """xlsx, docx, ods, xlsb, pptx or odt; `zip` for any other archive, empty for none or damage."""
    if not content.startswith(ZIP):
        return ""
    from shishi_cli.readers.opening.packages import kind_of_package

    return kind_of_package(content)


def is_xls(content: bytes) -> bool:
    """A compound file with a workbook in it, or a bare workbook."""
    return content.startswith(BARE_WORKBOOK) or compound_kind(content) == "xls"


def is_ods(content: bytes) -> bool:
    """An archive that says it is an OpenDocument spreadsheet, or one as a single XML text."""
    return archive_kind(content) == "ods" or _FLAT in beginning(content)


def is_xml_workbook(content: bytes) -> bool:
    """A text that begins as a workbook in the XML of Excel 2003 does."""
    head = beginning(content)
    # A page of Excel's names its schemas too.
    return _EXCEL in head and "Workbook" in head and "<html" not in head.lower()


def is_mail(content: bytes) -> bool:
    """Whether it begins as mail does, which a page saved as one file is."""
    head = beginning(content)[:_MAIL_HEAD].lower()
    return "mime-version:" in head and "content-type:" in head


def is_page(content: bytes) -> bool:
    """Whether it begins as a web page does, whatever its name; not Excel's own XML."""
    head = beginning(content).lstrip("\ufeff \t\r\n").lower()
    return head.startswith("<") and "<workbook" not in head and any(mark in head for mark in _PAGE)


def is_json(content: bytes) -> bool:
    """Whether it begins as an object or a list of JSON does."""
    head = beginning(content).lstrip("\ufeff \t\r\n")
    rest = head[1:].lstrip()
    return head[:1] in ("{", "[") and rest[:1] in ('"', "{", "[", "}", "]")
