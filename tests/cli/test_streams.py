"""Streams, signals and words of a real process: the right exit code, and never a traceback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from shishi_cli.cli.app import COMMANDS
from shishi_cli.cli.group import load
from tests.conftest import SAMPLE, Shishi

APRIL = SAMPLE.with_name("2023-04.csv")
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell is needed")


def run(
    folder: Path, words: str, environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run `shishi …` as a shell does, with its redirections."""
    return subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m shishi_cli {words}"],
        cwd=folder,
        env={**os.environ, "SHISHI_DB": "l.db", "LOGNAME": "督查员", **(environment or {})},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def folder(march: Shishi, tmp_path: Path) -> Path:
    """A folder with a ledger of March."""
    (tmp_path / "ledger.db").rename(tmp_path / "l.db")
    return tmp_path


@posix
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (f"import {APRIL} --yes <&-", 0),
        ("undo <&-", 2),
        ("import - <&-", 3),
        ("read - <&-", 3),
        ("sql - <&-", 2),
        ("status >&-", 0),
        ("status >&- 2>&- <&-", 0),
        ("--help >&-", 0),
        ("import none.csv 2>/dev/full", 3),
        ("import none.csv 2>&-", 3),
        ("status >/dev/full", 1),
    ],
)
def test_a_stream_that_is_not_there_changes_no_exit_code(
    folder: Path, words: str, code: int
) -> None:
    done = run(folder, words)
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False), done.stderr


@posix
def test_a_reader_that_leaves_stops_no_import(folder: Path) -> None:
    tables = " ".join(str(SAMPLE.with_name(f"2023-0{month}.csv")) for month in (4, 5, 6))
    # The second command holds the pipe open until the first one is known to have no reader.
    done = run(folder, f"import {tables} --yes | true; {sys.executable} -m shishi_cli list months")
    assert done.stdout.split() == [b"2023-03", b"2023-04", b"2023-05", b"2023-06"]
    assert done.stderr == b""


@posix
@pytest.mark.parametrize(
    ("environment", "words", "code"),
    [
        ({"COLUMNS": "1"}, "status", 0),
        ({"COLUMNS": "0"}, "--help", 0),
        ({"TZ": "X-30"}, "update 17 --actual 300", 0),
        ({"TZ": "X+30"}, "log --as-of 2023-05-01", 0),
        ({"XDG_CONFIG_HOME": "~", "SHISHI_DB": ""}, "status", 1),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "show 17", 0),
    ],
)
def test_no_environment_is_too_odd(
    folder: Path, environment: dict[str, str], words: str, code: int
) -> None:
    done = run(folder, words, environment)
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False), done.stderr
    assert not (folder / "~").exists()


@posix
def test_words_are_text_in_any_locale(folder: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert run(folder, "update 17 --actual 300 --note 电话核实", plain).returncode == 0
    told = run(folder, "log -n 1 --csv", {"PYTHONUTF8": "1"}).stdout.decode()
    assert "督查员,录入,电话核实" in told


@posix
def test_a_name_of_any_bytes_is_a_file_s(folder: Path) -> None:
    byte = os.fsdecode(b"\xff")
    assert run(folder, f"backup 'b{byte}.db'").returncode == 0
    assert run(folder, f"--db 'b{byte}.db' status").returncode == 0
    assert run(folder, "update 17 --actual 5", {"LOGNAME": byte}).returncode == 0
    assert "�,录入" in run(folder, "log --csv", {"PYTHONUTF8": "1"}).stdout.decode()


@pytest.mark.parametrize(
    "words",
    [
        ("update", "17", "--actual", "5", "--note", "\udcff"),
        ("update", "17", "--progress", "\udcff"),
        ("update", "17", "--actual", "\udcff"),
        ("update", "\udcff", "--actual", "5"),
        ("units", "add", "区交通委", "\udcff"),
        ("waive", "17", "--code", "C101", "--reason", "\udcff"),
        ("import", str(SAMPLE), "--region", "\udcff"),
        ("import", str(SAMPLE), "--by", "\udcff", "--yes"),
        ("rules", "use", "\udcff"),
        ("log", "\udcff"),
        ("show", "\udcff"),
        ("status", "--unit", "\udcff"),
        ("status", "--month", "\udcff"),
        ("status", "--as-of", "\udcff"),
        ("read", "\udcff"),
        ("sql", "select '\udcff'"),
    ],
)
def test_bytes_that_are_no_text_are_refused_at_the_door(
    march: Shishi, words: tuple[str, ...]
) -> None:
    before = march("log", "--csv").stdout
    done = march(*words)
    assert (done.stdout, done.exit_code) == ("", 2), done.stderr
    assert "台账" not in done.stderr
    assert march("log", "--csv").stdout == before


def test_a_quoted_tilde_is_the_home_folder(
    march: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path)
    assert march("backup", "~/b.db").exit_code == 0
    assert march("status", "-o", "~/s.csv").exit_code == 0
    assert sorted(path.name for path in home.iterdir()) == ["b.db", "s.csv"]
    assert not Path("~").exists()


BEGUN = "import sys; from shishi_cli.start import main; sys.stderr.write('begun '); main()"


@posix
@pytest.mark.parametrize("moment", [0.01, 0.05, 0.1, 0.2, 0.3])
def test_ctrl_c_at_any_moment_is_quiet(folder: Path, moment: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", BEGUN, "--db", "l.db", "import", str(APRIL), "--yes"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    assert process.stderr.read(6) == b"begun "
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert (process.returncode, told.decode()) in ((0, ""), (130, "已中断\n"))
    assert run(folder, "status").returncode == 0


TAKEN = """
import atexit, shishi_cli.start
def look():
    from difflib import get_close_matches
    from traceback import StackSummary
    from uuid import UUID
    print(get_close_matches("statu", ["status"]), UUID(int=1), isinstance(UUID(int=1), UUID))
    print(issubclass(StackSummary, list))
atexit.register(look)
shishi_cli.start.main()
"""


def test_a_module_that_typer_seldom_uses_is_whole_for_others(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TAKEN, "--version"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[1:] == [
        "['status'] 00000000-0000-0000-0000-000000000001 True",
        "True",
    ]


def parameters(name: str, command: object) -> list[tuple[str, object]]:
    """The parameters of a command and of the commands within it."""
    found = [(f"{name} {one.name}", one.type) for one in getattr(command, "params", ())]
    for line in getattr(command, "table", ()):
        found += parameters(f"{name} {line.name}", load(line))
    return found


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (name, kind)
        for line in COMMANDS
        for name, kind in parameters(line.name, load(line))
        if getattr(kind, "name", "").startswith(("int", "float"))
    ],
)
def test_every_number_on_the_command_line_has_bounds(name: str, kind: object) -> None:
    assert getattr(kind, "min", None) is not None
    assert getattr(kind, "max", None) is not None


@pytest.mark.parametrize("written", ["9" * 30, "9" * 5000, "-1", "1e5", "x"])
@pytest.mark.parametrize(
    "words", [("log", "-n"), ("undo",), ("sql", "select 1", "--timeout")], ids=lambda w: w[0]
)
def test_a_number_beyond_bounds_is_refused(
    march: Shishi, words: tuple[str, ...], written: str
) -> None:
    done = march(*words, written)
    assert (done.stdout, done.exit_code) == ("", 2)
