"""Options with boxes: what nobody ticked is not said, and every span stays true."""

import pytest

from shishi_cli.domain.characters import seen


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("□已全部完成 ☑推进中", "推进中"),
        ("☑已全部完成 □推进中", "已全部完成 "),
        ("☐已完工 ☒累计新增320个", "累计新增320个"),
        ("■已完工 □在建", "已完工 "),
        ("[ ]已完工 [√]在建,完成3个", "在建,完成3个"),
        ("(√)已完工 ( )未完工", "已完工 "),
        ("□已完工 □在建", ""),
        ("已完工□ 在建☑", " 在建"),
        ("□全部完工☑在建,已完工2个", "在建,已完工2个"),
        # Marks of a list, and of a check list of one.
        ("□建设内容为老旧小区改造30个", "□建设内容为老旧小区改造30个"),
        ("■一季度完成10个并做好后续管护工作\n□二季度完成20个并做好后续管护工作",
         "■一季度完成10个并做好后续管护工作\n□二季度完成20个并做好后续管护工作"),
        ("√已完成5个", "√已完成5个"),
        ("面积5000m□", "面积5000m□"),
    ],
)  # fmt: skip
def test_what_is_not_ticked_is_not_said(printed: str, said: str) -> None:
    text = seen(printed)

    assert text.text == said
    for at in range(len(text.text)):
        start, end = text.span(at, at + 1)
        assert printed[start:end] == text.text[at]


@pytest.mark.parametrize("note", ["(注2)", "②", "²", "*", "[2]", "[²]", "(³)", "【2】", "\u200b"])
def test_a_note_at_a_figure_is_no_digit(note: str) -> None:
    assert seen(f"累计新增320{note}个").text == "累计新增320个"
