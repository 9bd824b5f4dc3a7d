"""What is set of the office (本单位设置)."""

from shishi_cli.domain.office import Office, OfficeKey
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing


def office_listing(office: Office) -> Listing:
    """One line a key, what is not set empty."""
    rows = tuple((key.label, office.get(key), key.meaning) for key in OfficeKey)
    hint = "设置: shishi office set 发文机关 宝山区人民政府办公室    清除: 内容写成 ''"
    return Listing(("项目", "内容", "说明"), rows, below=(hint,))


def office_json(office: Office) -> str:
    """The same as JSON, null where nothing is set."""
    values = {
        key.value.removeprefix("office_"): {"label": key.label, "value": office.get(key) or None}
        for key in OfficeKey
    }
    return document({"office": values})
