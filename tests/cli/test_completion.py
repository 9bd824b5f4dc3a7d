"""Setting Tab completion up: zsh itself answers the first Tab, PowerShell finds one script in its profile."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shishi_cli.domain.errors import ExitCode
from tests.conftest import Shishi

by_a_script = pytest.mark.skipif(
    sys.platform == "win32", reason="a script of sh stands for PowerShell"
)
# What a new zsh does at the first Tab: the file that was installed is read and asked in one.
FIRST_TAB = """
fpath=("$HOME/.zfunc")
compdef() {}
_arguments() { print -r -- "$@" }
words=(shishi beh) CURRENT=2
autoload -Uz _shishi
_shishi
"""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_is_answered_at_the_first_tab(
    shishi: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "zsh")
    assert shishi("--install-completion").exit_code == 0
    told = subprocess.run(["zsh", "-f", "-c", FIRST_TAB], capture_output=True, encoding="utf-8")
    assert (told.stdout, told.stderr) == ('*: :(("behind"))\n', "")


@by_a_script
@pytest.mark.parametrize("held", [b"", "\ufeff# 我的\n".encode("utf-16-le")])
def test_completion_for_powershell_is_put_once_into_a_profile_of_a_chinese_name(
    shishi: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: bytes
) -> None:
    profile = tmp_path / "王 科长" / "文档" / "profile.ps1"
    profile.parent.mkdir(parents=True)
    profile.write_bytes(held)
    speak_as_powershell(tmp_path, monkeypatch, "Restricted", "RemoteSigned", profile)
    first = shishi("--install-completion")
    assert first.stdout.startswith(f"已为 powershell 装好补全:{profile}\n")
    assert "当前用户改为 RemoteSigned" in first.stdout
    once = profile.read_bytes()
    text = once.decode("utf-16" if held else "utf-8")
    assert text.count("Register-ArgumentCompleter -Native -CommandName shishi") == 1
    assert once.startswith(held)
    assert shishi("--install-completion").exit_code == 0
    assert profile.read_bytes() == once


@by_a_script
def test_where_powershell_runs_no_script_completion_is_not_said_to_be_installed(
    shishi: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = tmp_path / "profile.ps1"
    speak_as_powershell(tmp_path, monkeypatch, "AllSigned", "AllSigned", profile)
    failed = shishi("--install-completion")
    assert "(AllSigned)不允许运行脚本" in failed.stderr
    assert (failed.stdout, failed.exit_code) == ("", ExitCode.USAGE)
    assert not profile.exists()
    (tmp_path / "powershell").write_text("#!/bin/sh\necho no\n")
    assert "没有说它的配置文件在哪里" in shishi("--install-completion").stderr


def speak_as_powershell(
    folder: Path, monkeypatch: pytest.MonkeyPatch, before: str, now: str, profile: Path
) -> None:
    """Put a program on the PATH that answers as PowerShell 5.1 does: with a mark, and CR LF."""
    program = folder / "powershell"
    answer = "".join(f"{line}\r\n" for line in (before, now, profile))
    (folder / "answer").write_text(answer, "utf-8-sig")
    program.write_text(f"#!/bin/sh\ncat '{folder / 'answer'}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "powershell")
