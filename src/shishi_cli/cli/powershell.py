"""Completion for PowerShell: a script at the end of the user's profile (配置文件).

Typer's own way reads the profile's path as windows-1252, so that a user named in Chinese gets a
folder that is nobody's, adds the script once more each time, and allows every script there is.
"""

import codecs
import subprocess
from pathlib import Path

from shishi_cli.domain.errors import UsageError

# Three lines: what scripts were allowed, what scripts are now, and the profile. What lies on the
# computer itself must be allowed, or no profile is read.
_ASKED = """[Console]::OutputEncoding = [Text.Encoding]::UTF8
$before = "$(Get-ExecutionPolicy)"
if ($before -eq 'Restricted') { Set-ExecutionPolicy RemoteSigned -Scope CurrentUser -Force }
$before; "$(Get-ExecutionPolicy)"; "$PROFILE" """
_BY_HAND = "可用 shishi --show-completion 显示补全脚本,自行加到 $PROFILE 所指的文件"


def add_to_profile(shell: str, script: str) -> tuple[Path, str]:
    """Put the script into the profile of `shell` (powershell or pwsh), once.

    Gives the profile, and the policy of scripts where it was changed for that, else "". Raises
    UsageError where the profile is not told, or no script may run.
    """
    path, before, now = _ask(shell)
    if now in ("Restricted", "AllSigned"):
        raise UsageError(
            f"PowerShell 的策略({now})不允许运行脚本,补全不会生效", "请管理员改为 RemoteSigned"
        )
    held = path.read_bytes() if path.exists() else b""
    encoding = "utf-16-le" if held.startswith(codecs.BOM_UTF16_LE) else "utf-8"
    added = f"{script.strip()}\n".encode(encoding)
    if added not in held:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as profile:
            profile.write("\n".encode(encoding) + added)
    return path, now if now != before else ""


def _ask(shell: str) -> tuple[Path, str, str]:
    try:
        command = [shell, "-NoProfile", "-Command", _ASKED]
        told = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).stdout
        before, now, profile = told.decode("utf-8-sig").splitlines()
    except (OSError, ValueError):
        raise UsageError("PowerShell 没有说它的配置文件在哪里", _BY_HAND) from None
    return Path(profile.strip()), before.strip(), now.strip()
