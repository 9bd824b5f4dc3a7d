"""What an office tells of itself once, for all of its papers."""

from collections.abc import Mapping
from enum import StrEnum

from shishi_cli.domain.frozen import frozen


class OfficeKey(StrEnum):
    """One thing that papers need to know of the office (本单位设置); the value is its name in the
    ledger."""

    ISSUER = "office_issuer"
    SIGNER = "office_signer"
    NUMBER_HEAD = "office_number_head"
    ADDRESSEES = "office_addressees"
    COPIES = "office_copies"
    CONTACT = "office_contact"
    PHONE = "office_phone"
    RETURN_TO = "office_return_to"
    DUE_DAY = "office_due_day"
    REPLY_DAYS = "office_reply_days"
    REGION_CODE = "office_region_code"
    FONTS = "office_fonts"
    SEAL = "office_seal"
    WORDING = "office_wording"

    @property
    def label(self) -> str:
        """As a person writes it: 发文机关, 主送 …"""
        return _LABELS[self]

    @property
    def meaning(self) -> str:
        """What it is used for, in a line."""
        return _MEANINGS[self]


_LABELS = {
    OfficeKey.ISSUER: "发文机关",
    OfficeKey.SIGNER: "署名机关",
    OfficeKey.NUMBER_HEAD: "文号字头",
    OfficeKey.ADDRESSEES: "主送",
    OfficeKey.COPIES: "抄送",
    OfficeKey.CONTACT: "联系人",
    OfficeKey.PHONE: "电话",
    OfficeKey.RETURN_TO: "报送地址",
    OfficeKey.DUE_DAY: "填报截止日",
    OfficeKey.REPLY_DAYS: "反馈天数",
    OfficeKey.REGION_CODE: "行政区划代码",
    OfficeKey.FONTS: "字体",
    OfficeKey.SEAL: "落款",
    OfficeKey.WORDING: "措辞",
}
_MEANINGS = {
    OfficeKey.ISSUER: "版头上的机关名称,如 宝山区人民政府办公室",
    OfficeKey.SIGNER: "落款的机关名称,不写则同发文机关",
    OfficeKey.NUMBER_HEAD: "发文机关代字,如 宝府办督",
    OfficeKey.ADDRESSEES: "主送机关,如 各镇人民政府、各街道办事处,区政府各委、办、局",
    OfficeKey.COPIES: "抄送机关",
    OfficeKey.CONTACT: "督查联系人",
    OfficeKey.PHONE: "联系电话",
    OfficeKey.RETURN_TO: "报送填报表和回复的邮箱或地址",
    OfficeKey.DUE_DAY: "填报截止日,每月几日,1 至 31",
    OfficeKey.REPLY_DAYS: "要求几天内反馈,1 至 365",
    OfficeKey.REGION_CODE: "六位行政区划代码,如 310113",
    OfficeKey.FONTS: "公文字体: windows、gb2312 或 founder",
    OfficeKey.SEAL: "盖章 或 不盖章",
    OfficeKey.WORDING: "自己的措辞文件(TOML),内容记入台账",
}


class Fonts(StrEnum):
    """Which fonts the office's computers have (字体)."""

    WINDOWS = "windows"
    GB2312 = "gb2312"
    FOUNDER = "founder"


SEALED, UNSEALED = "盖章", "不盖章"


@frozen
class Office:
    """What is set of the office (本单位): `values` holds what a person set, by key; `wording` is
    the text of the office's own file of sentences, empty for none."""

    values: Mapping[OfficeKey, str]
    wording: str = ""

    def get(self, key: OfficeKey) -> str:
        """What is set, empty where nothing is."""
        return self.values.get(key, "")

    @property
    def issuer(self) -> str:
        """The office of the letterhead."""
        return self.get(OfficeKey.ISSUER)

    @property
    def addressees(self) -> str:
        """To whom papers go."""
        return self.get(OfficeKey.ADDRESSEES)

    @property
    def copies(self) -> str:
        """Who gets a copy."""
        return self.get(OfficeKey.COPIES)

    @property
    def signer(self) -> str:
        """Who signs: the office of the letterhead unless another one is set."""
        return self.get(OfficeKey.SIGNER) or self.issuer

    @property
    def fonts(self) -> Fonts:
        """The fonts of papers, those of Windows unless others are set."""
        return Fonts(self.get(OfficeKey.FONTS) or Fonts.WINDOWS)

    @property
    def is_sealed(self) -> bool:
        """Whether papers are sealed, which is usual."""
        return self.get(OfficeKey.SEAL) != UNSEALED
