"""Traditional characters are read as simplified ones, and nothing else is changed."""

from shishi_cli.domain.characters import fold_width
from shishi_cli.domain.traditional import SIMPLIFIED, TRADITIONAL


def in_gb2312(c: str) -> bool:
    try:
        c.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def test_no_character_of_a_simplified_text_is_changed() -> None:
    assert not [c for c in TRADITIONAL if in_gb2312(c)]
    assert [c for c in SIMPLIFIED if not in_gb2312(c)] == []


def test_each_character_is_read_as_one() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))


def test_the_words_of_tables_are_read() -> None:
    words = "序號項目名稱責任單位進展情況完成率年度目標新增養老床位臺戶畝個佔萬億區鎮縣廳黨"
    assert fold_width(words) == (
        "序号项目名称责任单位进展情况完成率年度目标新增养老床位台户亩个占万亿区镇县厅党"
    )
    assert fold_width("乾隆著后里") == "乾隆著后里"
