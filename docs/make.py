"""README in two languages from one place, the reference of commands from their help, the picture of
the screen from the program: `make docs` writes them, `--check` says which are not as they would be.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from picture import draw, on_terminal

HERE = Path(__file__).parent
TOP = HERE.parent
SHISHI = [sys.executable, "-m", "shishi_cli"]
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "LOGNAME": "督查室", "COLUMNS": "100"}
LANGUAGES = {"en": TOP / "README.md", "zh": TOP / "README.zh.md"}
COLUMNS = 106
SHOWN = ("shishi", "shishi status --unit 区民政局")


def main() -> None:
    """Write everything, or with --check compare."""
    made: dict[Path, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.db"
        ENVIRONMENT["SHISHI_DB"] = str(ledger)
        months = [f"sample_data/2023-0{month}.csv" for month in range(3, 7)]
        run(["import", *months])
        screen = "".join(_typed(words, str(ledger)) for words in SHOWN)
        for theme in ("light", "dark"):
            made[HERE / f"screen-{theme}.svg"] = draw(screen, COLUMNS, theme)
        for language, path in LANGUAGES.items():
            made[path] = "".join(_readme(language))
        made[HERE / "命令.md"] = "".join(_reference())
    stale = [path for path, text in made.items() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        if stale:
            sys.exit(f"run make docs: {', '.join(str(path.relative_to(TOP)) for path in stale)}")
        return
    for path in stale:
        path.write_text(made[path], "utf-8")


def run(words: list[str]) -> str:
    """What a command prints into a pipe."""
    done = subprocess.run(
        [*SHISHI, *words], capture_output=True, encoding="utf-8", env=ENVIRONMENT, cwd=TOP
    )
    if done.returncode:
        sys.exit(f"{' '.join(words)}: {done.stderr}")
    return done.stdout


def _typed(words: str, ledger: str) -> str:
    """A command as it was typed, and what the terminal shows of it."""
    environment = {key: value for key, value in ENVIRONMENT.items() if key != "NO_COLOR"}
    told = on_terminal([*SHISHI, *words.split()[1:]], COLUMNS, environment)
    told = told.replace(ledger, "demo.db")
    return f"$ \x1b[1m{words}\x1b[0m\n{told}\n"


def _readme(language: str) -> Iterator[str]:
    """The blocks of readme.toml in one language; what has only one form is the same in both."""
    for block in tomllib.loads((HERE / "readme.toml").read_text("utf-8"))["block"]:
        yield f"{(block.get('both') or block[language]).strip()}\n\n"


def _reference() -> Iterator[str]:
    """Every command with its help, group after group, in the order of the table of contents."""
    from shishi_cli.cli.app import COMMANDS

    yield "# 命令\n\n由 `make docs` 从各命令的 `--help` 生成。怎样做一个月的工作,见[手册](手册.md)。\n"
    panel = ""
    for command in COMMANDS:
        if command.panel != panel:
            panel = command.panel
            yield f"\n## {panel}\n"
        yield from _entry([command.name], "###")


def _entry(words: list[str], level: str) -> Iterator[str]:
    told = run([*words, "--help"])
    yield f"\n{level} shishi {' '.join(words)}\n\n```text\n{told.rstrip()}\n```\n"
    group = re.search(r"^命令\n((?:  .*\n?)+)", told, re.MULTILINE)
    if group and "<命令>" in told:
        for name in re.findall(r"^  (\S+)", group[1], re.MULTILINE):
            yield from _entry([*words, name], "####")


if __name__ == "__main__":
    main()
