"""Some bombs and changed files in every run; all of them by make bombs and make fuzz."""

import pytest

from tests.hostile.bombs import BOMBS
from tests.hostile.changed_files import changed, fault
from tests.hostile.limits import problems_of

# Quick to make, and each of a limit of its own.
REFUSED = {
    "xlsx_relationships": "文件中的部件超过 20,000",
    "xlsx_entities": "文档类型声明",
    "xlsx_shared_text_in_every_row": "表中的字超过",
    "xlsx_columns_hidden_again_and_again": "隐藏列的标记超过 50,000",
    "csv_a_million_headings": "一行的格超过 16,384",
    "html_a_row_of_headings": "一行的格超过 16,384",
    "json_a_list_of_headings": "一行的格超过 16,384",
    "xls_one_part_for_many_sheets": "工作表超过 1,000",
    "ods_rows_times_columns": "单元格超过",
    "ods_spans_in_spans": "XML 元素的嵌套层数超过 200",
    "docx_spans": "一个部件中的 XML 元素超过",
    "docx_tables_in_tables": "XML 元素的嵌套层数超过 200",
    "html_attributes": "一个网页标签的属性超过 500",
    "html_selects": "可选的项超过 10,000",
    "mhtml_many_parts": "邮件中的部分超过 2,000",
    "html_blocks_in_blocks": "网页标签嵌套过深",
    "json_keys": "JSON 中不同的栏目超过 1,000",
    "json_digits": "这一格有 900000 个字",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bomb_is_refused_with_its_limit(name: str) -> None:
    made = BOMBS[name]()
    codes, message = problems_of(made.encode() if isinstance(made, str) else made, "2023-03")

    assert all(code.startswith("E") for code in codes)
    assert REFUSED[name] in message


def test_changed_files_are_read_or_refused() -> None:
    wrong = {name: found for name, content in changed(60) if (found := fault(name, content))}
    assert wrong == {}
