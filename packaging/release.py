"""Make a release: the version, the changelog's date, what is published, and whether it can be used.

    python packaging/release.py 0.2.0 dist

Writes the version and dates the changelog in the work tree (to be committed and tagged by a person),
builds sdist and wheel, checks them, installs the wheel in a fresh environment and imports the sample
month with it. What has changed for a user is printed at the end.
"""

import re
import subprocess
import sys
import tempfile
import venv
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(version: str, out: Path) -> None:
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise SystemExit(f"{version} is no version like 0.2.0")
    changes = _date_changelog(version)
    _write_version(version)
    _run(sys.executable, "-m", "build", "--outdir", str(out), str(ROOT))
    made = sorted(out.glob(f"shishi_cli-{version}*"))
    _run(sys.executable, "-m", "twine", "check", "--strict", *map(str, made))
    _try(next(path for path in made if path.suffix == ".whl"))
    sys.stdout.write(f"\n{changes}\n")


def _date_changelog(version: str) -> str:
    """Give what is unreleased its version and day; raises SystemExit where nothing is."""
    path = ROOT / "CHANGELOG.md"
    text = path.read_text("utf-8")
    before, heading, rest = text.partition("## Unreleased\n")
    changes, following, others = rest.partition("\n## ")
    if not heading or not changes.strip():
        raise SystemExit("CHANGELOG.md has nothing unreleased")
    today = datetime.now(UTC).date()
    dated = f"{heading}\n## {version} ({today})\n{changes}"
    path.write_text(before + dated + following + others, "utf-8")
    return changes.strip()


def _write_version(version: str) -> None:
    path = ROOT / "src" / "shishi_cli" / "__init__.py"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(__version__ = )"[^"]+"', rf'\1"{version}"', text), "utf-8")


def _try(wheel: Path) -> None:
    """Install what is to be published where nothing of ours is, and do a month's first work."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        place = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        _run(str(place / "python"), "-m", "pip", "install", "--quiet", str(wheel.resolve()))
        ledger = str(Path(folder) / "shishi.db")
        sample = str(ROOT / "sample_data" / "2023-03.csv")
        _run(str(place / "shishi"), "--db", ledger, "import", sample, "--yes")
        _run(str(place / "shishi"), "--db", ledger, "status", "--month", "2023-03")


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
