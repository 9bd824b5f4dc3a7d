"""Make 公文.docx, the template that papers are written over: `make templates`.

Page, grid, styles, fonts, theme and footers by GB/T 9704-2012. The grid is of lines alone: with
characters LibreOffice puts each into two cells; 28 a line come from the spacing of -0.25 pt.
"""

import zipfile
from pathlib import Path

from shishi_cli.domain.frozen import frozen

TEMPLATE = Path(__file__).with_name("公文.docx")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LINE = 579  # 28.95 pt: 22 lines in 225 mm
SONG, HEI, KAI, FANG, TITLE = "宋体", "黑体", "楷体", "仿宋", "方正小标宋简体"
# What may stand in for a font that a computer does not have.
_OTHERS = {TITLE: "宋体", FANG: "仿宋_GB2312", KAI: "楷体_GB2312", HEI: "SimHei", SONG: "SimSun"}


@frozen
class Style:
    """A style of the template: `size` in half points, the rest as the schema's elements."""

    id: str
    name: str
    font: str = FANG
    size: int = 32
    before: str = ""  # of a paragraph, in order of the schema
    line: int = LINE
    indent: str = ""
    align: str = ""
    outline: int | None = None
    colour: str = ""
    space: tuple[int, int] = (0, 0)
    spacing: int = 0
    follows: str = "Body"

    @property
    def xml(self) -> str:
        """The style's element."""
        before, after = self.space
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="Normal"/>'
            f'<w:next w:val="{self.follows}"/><w:qFormat/><w:pPr>{self.before}'
            f'<w:spacing w:before="{before}" w:after="{after}" w:line="{self.line}"'
            f' w:lineRule="exact"/>{self.indent}'
            f"{self._align}{outline}</w:pPr>"
            f"<w:rPr>{_fonts(self.font)}{self._colour}{self._spacing}"
            f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/></w:rPr></w:style>'
        )

    @property
    def _align(self) -> str:
        return f'<w:jc w:val="{self.align}"/>' if self.align else ""

    @property
    def _colour(self) -> str:
        return f'<w:color w:val="{self.colour}"/>' if self.colour else ""

    @property
    def _spacing(self) -> str:
        return f'<w:spacing w:val="{self.spacing}"/>' if self.spacing else ""


def _fonts(chinese: str) -> str:
    latin = "Times New Roman" if chinese in (FANG, KAI) else chinese
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="Times New Roman"/>'


_TWO = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_KEEP = "<w:keepNext/>"
_RED_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="FF0000"/></w:pBdr>'
_GRIDLESS = '<w:snapToGrid w:val="0"/>'
STYLES = (
    Style("Body", "公文正文", indent=_TWO, align="both", spacing=-5),
    Style("Issuer", "发文机关标志", TITLE, 72, line=1200, align="center", colour="FF0000", space=(1984, 0)),
    Style("Number", "发文字号", before=_GRIDLESS, align="center", space=(0, 0)),
    Style("RedLine", "红线", before=_RED_LINE + _GRIDLESS, line=240, size=16),
    Style("Room", "版头留空", line=LINE),
    Style("Mark", "稿别", HEI, before=_KEEP, align="center"),
    Style("Title", "公文标题", TITLE, 44, before=_KEEP, line=LINE, align="center", outline=0),
    Style("To", "主送机关"),
    Style("Heading1", "一级标题", HEI, before=_KEEP, indent=_TWO, outline=0, spacing=-5),
    Style("Heading2", "二级标题", KAI, before=_KEEP, indent=_TWO, outline=1, spacing=-5),
    Style("Heading3", "三级标题", before=_KEEP, indent=_TWO, outline=2, spacing=-5),
    Style("Heading4", "四级标题", before=_KEEP, indent=_TWO, outline=3, spacing=-5),
    Style("AnnexList", "附件说明", indent='<w:ind w:left="1600" w:hanging="960"/>', spacing=-5),
    Style("Signer", "署名", align="right"),
    Style("Date", "成文日期", align="right"),
    Style("AnnexMark", "附件标识", HEI),
    Style("AnnexTitle", "附件标题", TITLE, 36, before=_KEEP, align="center", outline=0),
    Style("TableText", "表格文字", SONG, 21, before=_GRIDLESS, line=280, follows="TableText"),
    Style("TableHead", "表头", HEI, 21, before=_GRIDLESS, line=280, align="center", follows="TableText"),
    Style("Caption", "图题", SONG, 24, before=_GRIDLESS, line=360, align="center", space=(0, 120)),
    Style("Copies", "抄送", size=28, before=_GRIDLESS, line=480, indent='<w:ind w:left="280" w:right="280"/>'),
    Style("PageNumber", "页码格式", SONG, 28, before=_GRIDLESS, line=360, follows="PageNumber"),
    Style("Break", "分节", size=2, before=_GRIDLESS, line=20, follows="Break"),
)  # fmt: skip
_PICTURE = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Picture"><w:name w:val="图"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Caption"/><w:qFormat/><w:pPr><w:keepNext/>'
    '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
    "</w:pPr></w:style>"
)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0"'
    ' w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '</w:style><w:style w:type="table" w:customStyle="1" w:styleId="PaperTable">'
    '<w:name w:val="公文表格"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f'{_LINES}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60"'
    ' w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)


def _styles() -> str:
    return (
        f'{_DECLARED}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG)}'
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:overflowPunct w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
        f"{_TABLES}{''.join(style.xml for style in STYLES)}{_PICTURE}</w:styles>"
    )


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, other in _OTHERS.items()
    )
    return f'{_DECLARED}<w:fonts xmlns:w="{_W}">{fonts}</w:fonts>'


def _footer(align: str, indent: str) -> str:
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
    return (
        f'{_DECLARED}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/>{indent}'
        f'<w:jc w:val="{align}"/></w:pPr>{text("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve">PAGE</w:instrText></w:r><w:r>'
        f'<w:fldChar w:fldCharType="separate"/></w:r>{text("1")}<w:r>'
        f'<w:fldChar w:fldCharType="end"/></w:r>{text(" —")}</w:p></w:ftr>'
    )


def _settings() -> str:
    return (
        f'{_DECLARED}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:settings>"
    )


def _theme() -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F497D"), ("lt2", "EEECE1"),
            ("accent1", "4F81BD"), ("accent2", "C0504D"), ("accent3", "9BBB59"),
            ("accent4", "8064A2"), ("accent5", "4BACC6"), ("accent6", "F79646"),
            ("hlink", "0000FF"), ("folHlink", "800080"),
        )
    )  # fmt: skip
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"

    def font(kind: str, chinese: str) -> str:
        return (
            f'<a:{kind}Font><a:latin typeface="Times New Roman"/><a:ea typeface="{chinese}"/>'
            f'<a:cs typeface=""/></a:{kind}Font>'
        )

    return (
        f'{_DECLARED}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="公文"><a:themeElements><a:clrScheme name="公文">{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文">{font("major", HEI)}{font("minor", FANG)}</a:fontScheme>'
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>'
        f"{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _document() -> str:
    return (
        f'{_DECLARED}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even"'
        ' r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474"'
        ' w:bottom="1984" w:left="1588" w:header="851" w:footer="1307" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr></w:body></w:document>'
    )


_PARTS = {
    "word/document.xml": ("wordprocessingml.document.main", _document),
    "word/styles.xml": ("wordprocessingml.styles", _styles),
    "word/settings.xml": ("wordprocessingml.settings", _settings),
    "word/fontTable.xml": ("wordprocessingml.fontTable", _font_table),
    "word/theme/theme1.xml": ("theme", _theme),
    "word/footer1.xml": (
        "wordprocessingml.footer",
        lambda: _footer("right", '<w:ind w:right="280"/>'),
    ),
    "word/footer2.xml": (
        "wordprocessingml.footer",
        lambda: _footer("left", '<w:ind w:left="280"/>'),
    ),
}
_KINDS = ("styles", "settings", "fontTable", "theme", "footer", "footer")


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, (kind, _) in _PARTS.items()
    )
    return (
        f'{_DECLARED}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: list[tuple[str, str]]) -> str:
    of = "http://schemas.openxmlformats.org/package/2006/relationships"
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{_R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARED}<Relationships xmlns="{of}">{each}</Relationships>'


def make_template(path: Path = TEMPLATE) -> None:
    """Write the template; the same bytes each time."""
    inner = [
        (kind, name.removeprefix("word/"))
        for kind, name in zip(_KINDS, list(_PARTS)[1:], strict=True)
    ]
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relationships(inner),
        **{name: make() for name, (_, make) in _PARTS.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode())


if __name__ == "__main__":
    make_template()
