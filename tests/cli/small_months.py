"""Small made-up months for the tests of the command line."""

from pathlib import Path

HEAD = "序号,项目内容,牵头单位,{month}月目标,进展情况\n"


def table(folder: Path, name: str, month: int, *lines: str) -> str:
    """Write a CSV table of `month` and give its path as an argument."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(month=month) + "".join(f"{line}\n" for line in lines), "utf-8")
    return str(path)
