"""Do what README tells a newcomer, in a fresh clone and in order: every ```sh block, as written."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).parent.parent
_BLOCKS = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FOUND = 4  # what `check` ends with where it finds something


def main() -> None:
    """Clone, run both pages' commands, and say how long the first answer took."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "shishi"
        subprocess.run(["git", "clone", "-q", str(TOP), str(clone)], check=True)
        home = Path(folder) / "home"
        home.mkdir()
        english, chinese = (
            _BLOCKS.findall((clone / name).read_text("utf-8"))
            for name in ("README.md", "README.zh.md")
        )
        if english != chinese:
            sys.exit("README.md and README.zh.md do not give the same commands")
        commands = [line for block in english for line in block.splitlines() if line.strip()]
        _run(commands, clone, {**os.environ, "HOME": str(home), "SHISHI_DB": ""})


def _run(commands: list[str], clone: Path, environment: dict[str, str]) -> None:
    """One shell for all of them: what one command sets holds for the next."""
    started = time.monotonic()
    lines = ['fail() { echo "$1: $2" >&2; exit 1; }']
    for command in commands:
        lines.append(f"{command} > ../said 2>&1 < /dev/null" if " && " not in command else command)
        lines.append(
            f"code=$?; [ $code = 0 ] || [ $code = {_FOUND} ] ||"
            f" {{ cat ../said; fail {command.split()[0]!r} $code; }}"
        )
        lines.append(f'echo "$(( $(date +%s) - {int(time.time())} )) s  {command}"')
    done = subprocess.run(["bash", "-c", "\n".join(lines)], cwd=clone, env=environment)
    if done.returncode:
        sys.exit(f"after {time.monotonic() - started:.0f} s a command of README failed")
    print(f"{len(commands)} commands of README in {time.monotonic() - started:.0f} s")  # noqa: T201


if __name__ == "__main__":
    main()
