"""Tables in the shapes of real pages, from the file to the judged month."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Shishi


def judged(shishi: Shishi, path: Path, text: str, *words: str) -> list[dict[str, Any]]:
    """The projects of a month after the import of this text."""
    path.write_text(text, "utf-8")
    assert shishi("import", str(path), "--region", "青禾区", *words).exit_code == 0
    document = json.loads(shishi("status", "--json").stdout)
    projects: list[dict[str, Any]] = document["projects"]
    return projects


def figures(project: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Target, goal and actual of each measure."""
    return [(one["target"], one["goal"], one["actual"]) for one in project["measures"]]


def test_the_page_s_furniture_is_no_progress(shishi: Shishi, tmp_path: Path) -> None:
    lines = [
        "青禾区2023年3月实事项目进展情况",
        "信息来源: 区府督查室 发布时间 2023-04-03",
        *("序号", "项目内容", "牵头单位", "3月目标", "进展情况"),
        *("1", "新增停车泊位300个", "区交通委", "完成100个。", "已完成120个。"),
        "— 1 —",
        *("2", "新建公园2座", "区绿化市容局", "完成立项。", "已完成立项。"),
        *("文件预览", "附件下载", "相关文章", "青禾区2023年2月实事项目进展情况"),
        *("当前页二维码", "打印本页"),
    ]
    first, last = judged(shishi, tmp_path / "2023-03.txt", "\n\n".join(lines))
    assert figures(first) == [(300, 100, 120)]
    assert (last["progress_text"], last["goal_met"]) == ("已完成立项。", "met")
