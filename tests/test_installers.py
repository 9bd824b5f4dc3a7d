"""The manual and the scripts in the offline bundles, and what `make demo` and `make release` begin with.

What is installed is a bundle whose only wheel besides pip is a few lines long.
"""

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pip
import pytest

TOP = Path(__file__).parents[1]
WHEEL = "wheels/shishi_cli-9.9-py3-none-any.whl"
SMALL_WHEEL = {
    "shishi_cli/__init__.py": "def main():\n    print('shishi 9.9')\n",
    "shishi_cli-9.9.dist-info/METADATA": "Metadata-Version: 2.1\nName: shishi-cli\nVersion: 9.9\n",
    "shishi_cli-9.9.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "shishi_cli-9.9.dist-info/entry_points.txt": "[console_scripts]\nshishi = shishi_cli:main\n",
    "shishi_cli-9.9.dist-info/RECORD": "",
}


@pytest.fixture(scope="module")
def bundling() -> ModuleType:
    """packaging/bundle.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("bundling", TOP / "packaging" / "bundle.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(bundling: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a bundle for any machine is unpacked into."""
    folder = tmp_path_factory.mktemp("made") / "王科长's 离线 包"
    (folder / "wheels").mkdir(parents=True)
    with zipfile.ZipFile(folder / "wheels" / "pip-1.0-py3-none-any.whl", "w") as wheel:
        root = Path(pip.__file__).parent
        for path in root.rglob("*.py"):
            wheel.write(path, path.relative_to(root.parent))
        wheel.write(root / "_vendor" / "certifi" / "cacert.pem", "pip/_vendor/certifi/cacert.pem")
    with zipfile.ZipFile(folder / WHEEL, "w") as wheel:
        for name, text in SMALL_WHEEL.items():
            wheel.writestr(name, text)
    bundling._put(folder / "wheels.txt", f"./{WHEEL}\n")
    bundling._put(folder / "样例" / "2023-03.csv", "序号\n")
    bundling._installers("any", folder)
    seal(bundling, folder)
    return folder


@pytest.fixture
def bundle(made: Path, tmp_path: Path) -> Path:
    """The same, to be changed by the test."""
    return Path(shutil.copytree(made, tmp_path / made.name))


def seal(bundling: ModuleType, folder: Path) -> None:
    (folder / "校验.txt").unlink(missing_ok=True)
    bundling._put(folder / "校验.txt", "".join(bundling._sums(folder)))


def change(bundling: ModuleType, folder: Path, name: str, text: str) -> None:
    """A bundle that is whole and has another file in the wheel of shishi."""
    with zipfile.ZipFile(folder / WHEEL, "w") as wheel:
        for known, told in {**SMALL_WHEEL, name: text}.items():
            wheel.writestr(known, told)
    seal(bundling, folder)


def install(bundle: Path, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(bundle / "install.sh")],
        capture_output=True,
        text=True,
        cwd=home,
        env={**settings(home), **environment},
    )


def settings(home: Path) -> dict[str, str]:
    home.mkdir(exist_ok=True)
    kept = {key: told for key, told in os.environ.items() if key != "XDG_DATA_HOME"}
    return {**kept, "HOME": str(home)}


def installed(home: Path) -> list[str]:
    return sorted(path.name for path in (home / ".local" / "share" / "shishi").glob("*"))


def version(home: Path) -> str:
    command = str(home / ".local" / "bin" / "shishi")
    return subprocess.run([command], capture_output=True, text=True, check=True).stdout


def test_a_bundle_is_installed_and_again(bundle: Path, tmp_path: Path) -> None:
    home = tmp_path / "主 目录"
    first = install(bundle, home)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.endswith(f'开始: shishi import "{bundle}/样例/2023-03.csv"\n')
    before = installed(home)
    assert install(bundle, home).returncode == 0
    assert len(installed(home)) == 1
    assert installed(home) != before
    assert version(home) == "shishi 9.9\n"


def test_settings_of_pip_change_nothing(bundle: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / ".config" / "pip").mkdir(parents=True)
    (home / ".config" / "pip" / "pip.conf").write_text("[global]\nuser = true\n")
    done = install(bundle, home, PIP_TARGET=str(tmp_path / "elsewhere"))
    assert (done.returncode, done.stderr) == (0, "")
    assert version(home) == "shishi 9.9\n"


def test_a_bundle_unpacked_over_an_older_one_is_installed(bundle: Path, tmp_path: Path) -> None:
    (bundle / "wheels" / "pip-0.9-py3-none-any.whl").write_bytes(b"")
    assert install(bundle, tmp_path / "home").returncode == 0


@pytest.mark.parametrize("name", ["wheels.txt", "release.txt", "校验.txt", WHEEL])
def test_nothing_is_installed_from_a_bundle_that_lacks_a_file(
    bundle: Path, tmp_path: Path, name: str
) -> None:
    (bundle / name).unlink()
    done = install(bundle, tmp_path / "home")
    assert done.returncode == 1
    assert done.stderr.endswith("文件不完整(校验不符),请重新复制离线包。\n")
    assert installed(tmp_path / "home") == []


def test_what_was_installed_stays_where_an_upgrade_fails(
    bundling: ModuleType, bundle: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    install(bundle, home)
    before = installed(home)
    change(bundling, bundle, "shishi_cli/__init__.py", "def main():\n    raise SystemExit(1)\n")
    done = install(bundle, home)
    assert done.returncode == 1
    assert done.stderr.endswith("安装没有完成,见上面的提示。原来装好的没有动,台账没有改动。\n")
    assert installed(home) == before
    assert version(home) == "shishi 9.9\n"


def test_what_was_installed_stays_where_an_upgrade_is_interrupted(
    bundling: ModuleType, bundle: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    install(bundle, home)
    before = installed(home)
    waits = "def main():\n    import time\n    print('here', flush=True)\n    time.sleep(60)\n"
    change(bundling, bundle, "shishi_cli/__init__.py", waits)
    running = subprocess.Popen(
        ["sh", str(bundle / "install.sh")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=settings(home),
        start_new_session=True,
    )
    assert running.stdout
    assert running.stdout.readline() == "here\n"
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told.endswith("安装没有完成,见上面的提示。原来装好的没有动,台账没有改动。\n")
    assert installed(home) == before
    assert version(home) == "shishi 9.9\n"


def test_an_interrupted_installation_leaves_nothing_that_stays(
    bundle: Path, tmp_path: Path
) -> None:
    """What a killed one left is swept by the next; what is not of the installer is not."""
    share = tmp_path / "home" / ".local" / "share" / "shishi"
    (share / "venv-killed" / "bin").mkdir(parents=True)
    (share / "我的台账.db").write_bytes(b"ledger")
    assert install(bundle, tmp_path / "home").returncode == 0
    assert len(list(share.glob("venv*"))) == 1
    assert not (share / "venv-killed").exists()
    assert (share / "我的台账.db").read_bytes() == b"ledger"


def test_a_python_that_is_too_old_is_told(bundle: Path, tmp_path: Path) -> None:
    """A machine whose only Python says that it does not fit."""
    commands = tmp_path / "commands"
    commands.mkdir()
    for name in ("dirname", "sha256sum", "uname"):
        (commands / name).symlink_to(shutil.which(name) or name)
    (commands / "python3").write_text("#!/bin/sh\nexit 1\n")
    (commands / "python3").chmod(0o755)
    done = subprocess.run(
        [shutil.which("sh") or "sh", str(bundle / "install.sh")],
        capture_output=True,
        text=True,
        env={"PATH": str(commands), "HOME": str(tmp_path)},
    )
    assert done.returncode == 1
    assert done.stderr == "没有找到 Python 3.11 或更高版本,请先安装,再运行本脚本。\n"


def batch(bundling: ModuleType, kind: str, folder: Path) -> dict[str, str]:
    """What a bundle's batch file sets, read as Chinese Windows does."""
    bundling._installers(kind, folder)
    raw = (folder / "安装.bat").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode("gbk")
    assert not re.search(r"\{[a-z]+\}", text)
    known = dict(re.findall(r'^set "(\w+)=(.*)"\r$', text, re.MULTILINE))
    for name in ("RELEASE", "KIND"):
        known = {key: told.replace(f"%{name}%", known[name]) for key, told in known.items()}
    return known


def runs(code: str, folder: Path) -> bool:
    assert '"' not in code
    assert "%" not in code
    return (
        subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True).returncode
        == 0
    )


def test_the_batch_file_takes_a_python_of_its_release_and_machine_only(
    bundling: ModuleType, tmp_path: Path
) -> None:
    assert runs(batch(bundling, "any", tmp_path)["FITS"], tmp_path)
    fits = batch(bundling, "win_amd64", tmp_path)["FITS"]
    assert not runs(fits, tmp_path)
    there = "import sysconfig; sysconfig.get_platform = lambda: 'win-amd64'; "
    assert runs(there + fits, tmp_path)
    assert not runs(there + fits.replace(f"'{bundling.RELEASE}'", "'3.99'"), tmp_path)
    shop = r"import sys; sys.executable = r'C:\Program Files\WindowsApps\python.exe'; "
    assert not runs(shop + there + fits, tmp_path)


def test_the_batch_file_sees_what_is_damaged_or_missing(bundling: ModuleType, bundle: Path) -> None:
    check = batch(bundling, "any", bundle)["CHECK"]
    assert runs(check, bundle)
    whole = (bundle / WHEEL).read_bytes()
    (bundle / WHEEL).write_bytes(whole[:-1] + b"x")
    assert not runs(check, bundle)
    (bundle / WHEEL).unlink()
    assert not runs(check, bundle)


def test_the_batch_file_says_which_python_is_to_be_installed(
    bundling: ModuleType, tmp_path: Path
) -> None:
    for kind, told in bundling._PYTHONS.items():
        batch(bundling, kind, tmp_path)
        text = (tmp_path / "安装.bat").read_bytes().decode("gbk")
        assert f"请先安装 {told.replace('RELEASE', bundling.RELEASE)}," in text


def test_every_link_of_the_manual_leads_somewhere(bundling: ModuleType, tmp_path: Path) -> None:
    bundling._manual(tmp_path)
    pages = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert {"手册.html", "命令.html"} <= pages.keys()
    for name, text in pages.items():
        for link in re.findall(r'href="([^"]*)"', text):
            page, _, place = unquote(link).partition("#")
            assert page in ("", *pages), (name, link)
            assert f' id="{place}"' in pages[page or name] or not place, (name, link)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 1", "不是 Python 3.11 或更高版本"),
        ('[ "$1" = -c ] || { mkdir -p .venv/bin; exit 1; }', ""),
    ],
)
def test_make_leaves_no_environment_of_a_python_that_will_not_do(
    tmp_path: Path, script: str, told: str
) -> None:
    """One that is too old, and one that Debian took the making of environments from."""
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    command = ["make", "-f", str(TOP / "Makefile"), ".venv/bin/python", f"PYTHON={python}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_release_without_a_version_is_told_before_the_tests_are_run(tmp_path: Path) -> None:
    command = ["make", "-f", str(TOP / "Makefile"), "release", "VERSION="]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("请写明版本: make release VERSION=0.2.0\n")
