"""The version of the rules of reading is that of their content."""

from pathlib import Path

from shishi_cli.extraction.rules import version_of


def write(folder: Path, hedge: str, newline: str = "\n") -> None:
    (folder / "numbers").mkdir(parents=True, exist_ok=True)
    (folder / "work.toml").write_text("word = '开工'\n", "utf-8")
    text = f"# 界限词\nbefore = '{hedge}'\n"
    (folder / "numbers" / "hedges.toml").write_text(text, "utf-8", newline=newline)


def test_the_same_rules_have_one_version_however_their_lines_end(tmp_path: Path) -> None:
    write(tmp_path / "one", "不少于")
    write(tmp_path / "other", "不少于", "\r\n")
    assert version_of(tmp_path / "one") == version_of(tmp_path / "other")


def test_another_rule_is_another_version(tmp_path: Path) -> None:
    write(tmp_path, "不少于")
    before = version_of(tmp_path)
    write(tmp_path, "不低于")
    changed = version_of(tmp_path)
    (tmp_path / "work.toml").rename(tmp_path / "words.toml")
    assert len({before, changed, version_of(tmp_path)}) == 3
