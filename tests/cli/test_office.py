"""What an office tells of itself, kept in its ledger."""

import json
from pathlib import Path

import pytest

from tests.conftest import Shishi


def test_a_setting_is_kept_listed_and_undone(shishi: Shishi) -> None:
    done = shishi("office", "set", "发文机关", "宝山区人民政府办公室")
    assert (done.exit_code, done.stdout) == (0, "发文机关: (空) → 宝山区人民政府办公室\n")
    listed = json.loads(shishi("office", "--json").stdout)["office"]
    assert listed["issuer"] == {"label": "发文机关", "value": "宝山区人民政府办公室"}
    assert listed["phone"]["value"] is None
    assert "宝山区人民政府办公室" in shishi("office").stdout
    assert "本单位设置" in shishi("log").stdout
    assert shishi("undo", "1", "--yes").exit_code == 0
    assert json.loads(shishi("office", "--json").stdout)["office"]["issuer"]["value"] is None


def test_the_same_again_is_no_change_and_nothing_clears(shishi: Shishi) -> None:
    shishi("office", "set", "电话", "021-5660")
    assert shishi("office", "set", "电话", "021-5660").stdout == "电话: 没有改动\n"
    assert shishi("office", "set", "电话", "").stdout == "电话: 021-5660 → (空)\n"
    assert "021" not in shishi("doctor").stdout
    assert shishi("office", "set", "主送", "").stdout == "主送: 没有改动\n"


def test_without_a_ledger_nothing_is_set(shishi: Shishi, tmp_path: Path) -> None:
    assert shishi("office").exit_code == 0
    assert not (tmp_path / "ledger.db").exists()


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("机关", "某办", "可用的有:发文机关、署名机关"),
        ("行政区划代码", "999999", "六位行政区划代码"),
        ("行政区划代码", "31011３", "六位行政区划代码"),
        ("填报截止日", "32", "1 至 31"),
        ("填报截止日", "0", "1 至 31"),
        ("反馈天数", "三", "1 至 365"),
        ("字体", "宋体", "windows、gb2312 或 founder"),
        ("落款", "也许", "盖章 或 不盖章"),
        ("联系人", "王\n李", "不含换行"),
        ("联系人", "王" * 201, "不超过 200 字"),
        ("措辞", "没有.toml", "没有措辞文件"),
    ],
)
def test_what_cannot_be_set_is_refused(shishi: Shishi, key: str, value: str, said: str) -> None:
    done = shishi("office", "set", key, value)
    assert done.exit_code == 2
    assert said in done.stderr
    assert json.loads(shishi("office", "--json").stdout)["office"] == {
        name: {**told, "value": None}
        for name, told in json.loads(shishi("office", "--json").stdout)["office"].items()
    }


def test_own_sentences_are_kept_with_their_text(shishi: Shishi, tmp_path: Path) -> None:
    own = tmp_path / "本局.toml"
    own.write_text('title = "{month}月督查通报"\n', "utf-8")
    assert shishi("office", "set", "措辞", str(own)).stdout == "措辞: (空) → 本局.toml\n"
    own.write_text('title = "{month}月通报"\n', "utf-8")
    assert shishi("office", "set", "措辞", str(own)).stdout == "措辞: 本局.toml → 本局.toml\n"
    assert shishi("office", "set", "措辞", str(own)).stdout == "措辞: 没有改动\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "第1行: 不是 TOML 的写法"),
        ('heading = "甲"', "没有这一句"),
        ("title = 3", "应为一句文字"),
        ('title = "{months}月"', "没有 {months} 这样的位置"),
        ("[title]\ntext = '甲'", "应为一句文字"),
        ("\x00", "不是能读的表格"),
    ],
)
def test_a_wrong_file_of_sentences_is_explained(
    shishi: Shishi, tmp_path: Path, text: str, said: str
) -> None:
    own = tmp_path / "本局.toml"
    own.write_text(text, "utf-8")
    done = shishi("office", "set", "措辞", str(own))
    assert done.exit_code == 3
    assert said in done.stderr
