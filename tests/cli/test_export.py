"""shishi export: the month's table as printed, which imports again without a change."""

import json
from pathlib import Path

import pytest

from tests.conftest import Shishi

# Everything that a format could spoil: formulas, separators, line breaks, marks of other formats.
TABLE = """序号,项目名称,年度目标,单位,责任单位,4月目标,进展情况,累计完成数,完成率,备注
1,加装电梯400台|(区级),400,台,区房管局、区建管委,=1+1,"第一行
第二行,""引号"" | 竖线",120,30%,-
二,'单引号,不少于5条,条,@某单位,+新增1条,累计2条,2,40.0%,'=公式
"""
FORMS = ("--json", "--csv", "--markdown")


@pytest.fixture
def april(shishi: Shishi, tmp_path: Path) -> Shishi:
    path = tmp_path / "2023-04.csv"
    path.write_text(TABLE, "utf-8")
    done = shishi("import", str(path), "--region", "甲县")
    assert done.exit_code == 0, done.stderr
    return shishi


def test_the_table_is_printed_as_it_was(shishi: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "2023-04.csv"
    path.write_text("序号,项目内容,牵头单位,4月目标,进展情况\n1,床位,区民政局,选址,\n", "utf-8")
    shishi("import", str(path), "--region", "甲县")

    done = shishi("export", "--csv")

    assert done.exit_code == 0
    assert done.stdout == (
        "甲县2023年4月实事项目进展\n序号,项目内容,牵头单位,4月目标,进展情况\n1,床位,区民政局,选址,\n"
    )


@pytest.mark.parametrize("form", FORMS)
def test_importing_an_export_changes_nothing(form: str, april: Shishi, tmp_path: Path) -> None:
    before = april("export", form).stdout
    path = tmp_path / "导出.txt"
    path.write_text(before, "utf-8")

    done = april("import", str(path), "--json")

    assert done.exit_code == 0, done.stderr
    (told,) = json.loads(done.stdout)["files"]
    assert (told["month"], told["region"], told["counts"]["unchanged"]) == ("2023-04", "甲县", 2)
    assert april("export", form).stdout == before


@pytest.mark.parametrize("form", FORMS)
def test_an_export_is_the_same_month_in_a_new_ledger(
    form: str, april: Shishi, tmp_path: Path
) -> None:
    cells = april("export", "--json").stdout
    path = tmp_path / "导出.txt"
    path.write_text(april("export", form).stdout, "utf-8")

    other = ("--db", str(tmp_path / "另一本.db"))
    assert april(*other, "import", str(path)).exit_code == 0

    assert april(*other, "export", "--json").stdout == cells


def test_the_month_s_status_imports_without_a_change(march: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "status.json"
    path.write_text(march("status", "--json").stdout, "utf-8")

    done = march("import", str(path), "--json")

    (told,) = json.loads(done.stdout)["files"]
    assert (told["month"], told["counts"]["unchanged"], told["changes"]) == ("2023-03", 45, [])


def test_a_person_s_entries_are_not_among_what_was_printed(april: Shishi) -> None:
    before = april("export", "--json").stdout
    april("update", "1", "--actual", "200", "--note", "电话")

    assert april("export", "--json").stdout == before


def test_a_month_without_a_table_is_told(april: Shishi) -> None:
    done = april("export", "--month", "2023-09")

    assert done.exit_code == 2
    assert "2023-09" in done.stderr
