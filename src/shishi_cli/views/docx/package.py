"""What a .docx holds beside its text: properties, and an archive of the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from docx.document import Document

_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_OF = "http://schemas.openxmlformats.org/officeDocument/2006"
_NO_PROPERTIES = (
    f'<Properties xmlns="{_OF}/custom-properties" xmlns:vt="{_OF}/docPropsVTypes"/>'.encode()
)
_MARK = "\ue000shishi\ue000"  # no document has these characters
_PLACED = re.compile(
    rf"<(?:\w+:)?p(?: [^>]*)?><(?:\w+:)?r><(?:\w+:)?t>{_MARK}(\d+){_MARK}"
    r"</(?:\w+:)?t></(?:\w+:)?r></(?:\w+:)?p>"
)
_DATE = (1980, 1, 1, 0, 0, 0)


def set_property(document: "Document", name: str, value: str) -> None:
    """Keep a text among the document's own properties, in the place of what it had there."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    known = [one for one in package.rels.values() if one.reltype == _RELATION]
    if known:
        part = known[0].target_part
        part._blob = _with_property(part.blob, name, value)
    else:
        blob = _with_property(_NO_PROPERTIES, name, value)
        package.relate_to(Part(PackURI("/docProps/custom.xml"), _TYPE, blob, package), _RELATION)


def _with_property(blob: bytes, name: str, value: str) -> bytes:
    root = ElementTree.fromstring(blob)
    for element in list(root):
        if element.get("name") == name:
            root.remove(element)
    number = max((int(each.get("pid", "1")) for each in root), default=1) + 1
    told = {"fmtid": _FORMAT, "pid": str(number), "name": name}
    own = ElementTree.SubElement(root, f"{{{_OF}/custom-properties}}property", told)
    ElementTree.SubElement(own, f"{{{_OF}/docPropsVTypes}}lpwstr").text = value
    return bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True))


def placeholder(number: int) -> str:
    """A paragraph that stands for the chunk of that number."""
    return f"<w:p><w:r><w:t>{_MARK}{number}{_MARK}</w:t></w:r></w:p>"


def saved(document: "Document", chunks: Sequence[str] = ()) -> bytes:
    """The document as a file, with its chunks in their places; the same document gives the same
    bytes."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    main = document.part.partname.lstrip("/")
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w") as archive:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == main and chunks:
                text = _PLACED.sub(lambda held: chunks[int(held[1])], content.decode())
                content = text.encode()
            fixed = zipfile.ZipInfo(info.filename, _DATE)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(fixed, content)
    return out.getvalue()
