"""Make the offline bundles: one zip a kind of machine, with all that an office PC needs but Python.

    python packaging/bundle.py dist            all of them
    python packaging/bundle.py dist linux_x86_64 any

Wheels are those of one Python release, the one that runs this: the installer looks for it. The
bundle for any other machine (loongarch64) and any other release holds pure wheels only; there html
is read by another parser, and docx and PNG are refused with a way on.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from email.parser import HeaderParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote

ROOT = Path(__file__).parents[1]
RELEASE = f"{sys.version_info.major}.{sys.version_info.minor}"
# What pip's markers would ask for there, which it reads from the machine that it runs on.
_WINDOWS = ("colorama>=0.4,<1",)
_COMPILED = ("selectolax>=1.0,<2", "python-docx>=1.2,<2", "resvg-py>=0.3,<1")
_PURE = ("beautifulsoup4>=4.12,<5", "html5lib>=1.1,<2")
PLATFORMS: dict[str, tuple[str, ...]] = {
    "win_amd64": ("win_amd64",),
    "win32": ("win32",),
    "win_arm64": ("win_arm64",),
    "linux_x86_64": ("manylinux2014_x86_64", "manylinux_2_28_x86_64"),
    "linux_aarch64": ("manylinux2014_aarch64", "manylinux_2_28_aarch64"),
    "any": (),
}
# What python.org calls the installer that fits, as a person is told to look for it.
_PYTHONS = {
    "win_amd64": "64 位的 python-RELEASE.*-amd64.exe",
    "win32": "32 位的 python-RELEASE.*.exe",
    "win_arm64": "ARM64 的 python-RELEASE.*-arm64.exe",
}
_MOST = 15_000_000  # bytes: it is carried on a stick, or sent as an attachment
_STAMP = (1980, 1, 1, 0, 0, 0)


def main(arguments: Sequence[str]) -> None:
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    for name in arguments[1:] or PLATFORMS:
        with tempfile.TemporaryDirectory() as folder:
            made = bundle(name, Path(folder), out)
        size = made.stat().st_size
        sys.stdout.write(f"{made}  {size / 1_000_000:.1f} MB\n")
        if size > _MOST:
            raise SystemExit(f"{made} is larger than {_MOST / 1_000_000:.0f} MB")


def bundle(name: str, folder: Path, out: Path) -> Path:
    """Fill the folder and zip it; the same wheels give the same bytes."""
    wheels = folder / "wheels"
    own = _own_wheel(wheels)
    _fetch(name, wheels)
    _put(folder / "wheels.txt", "".join(_installed(wheels)))
    _installers(name, folder)
    _manual(folder)
    for sample in sorted((ROOT / "sample_data").glob("*.csv")):
        _copy(sample, folder / "样例" / sample.name)
    _put(folder / "授权.txt", "".join(_licences(wheels)))
    _put(folder / "校验.txt", "".join(_sums(folder)))
    version = own.name.split("-")[1]
    return _zip(folder, out / f"shishi-离线包-{version}-{name}.zip")


def _installers(name: str, folder: Path) -> None:
    """The script of the machine that the bundle is for, and what it asks of that machine."""
    release = RELEASE if name != "any" else "any"
    if not name.startswith("win"):
        _put(folder / "install.sh", (ROOT / "packaging" / "install.sh").read_text("utf-8"))
        machine = name.removeprefix("linux_")
        _put(folder / "release.txt", f"{release} {machine}\n")
    if not name.startswith("linux"):
        batch = (ROOT / "packaging" / "安装.bat").read_text("utf-8")
        known = {"release": release, "kind": name, "installer": _PYTHONS.get(name, "")}
        for key, told in known.items():
            batch = batch.replace(f"{{{key}}}", told.replace("RELEASE", RELEASE))
        (folder / "安装.bat").write_bytes(batch.replace("\n", "\r\n").encode("gbk"))


def _sums(folder: Path) -> Iterator[str]:
    for path in _files(folder):
        told = hashlib.sha256(path.read_bytes()).hexdigest()
        yield f"{told}  {path.relative_to(folder).as_posix()}\n"


def _installed(wheels: Path) -> Iterator[str]:
    """What is installed, as a file of requirements: every wheel as it is, for pip would ask on a
    common machine for the compiled ones, which `any` does not have. Pip itself only installs."""
    for path in sorted(wheels.glob("*.whl")):
        if not path.name.startswith("pip-"):
            yield f"./wheels/{path.name}\n"


def _own_wheel(wheels: Path) -> Path:
    _pip("wheel", "--no-deps", "-w", str(wheels), str(ROOT))
    return next(wheels.glob("shishi_cli-*.whl"))


def _fetch(name: str, wheels: Path) -> None:
    needs = [*_plain_needs(), *(() if name.startswith("linux") else _WINDOWS)]
    if name == "any":
        _pure_markupsafe(wheels)
        needs += _PURE
        tags = ("any",)
    else:
        needs += _COMPILED
        tags = PLATFORMS[name]
    asked = [word for tag in tags for word in ("--platform", tag)]
    abi = f"cp{RELEASE.replace('.', '')}"
    _pip(
        *("download", "--only-binary=:all:", *asked, "--python-version", RELEASE),
        *("--implementation", "cp" if name != "any" else "py", "--abi", "none"),
        *(("--abi", abi, "--abi", "abi3") if name != "any" else ()),
        *("--find-links", str(wheels), "-d", str(wheels), *needs),
    )


def _plain_needs() -> list[str]:
    """The dependencies of every machine."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [need for need in project["dependencies"] if ";" not in need]


def _pure_markupsafe(wheels: Path) -> None:
    """jinja2 needs it, and it has a pure form that is published nowhere: built without a compiler."""
    without = {**os.environ, "CC": "false", "CXX": "false"}
    _pip("wheel", "--no-binary", "markupsafe", "-w", str(wheels), "markupsafe", environment=without)


def _licences(wheels: Path) -> Iterator[str]:
    for path in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(path) as wheel:
            named = next(n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
            facts = HeaderParser().parsestr(wheel.read(named).decode())
            texts = [n for n in wheel.namelist() if re.search(r"\.dist-info/.*licen[cs]e", n, re.I)]
            told = facts["License-Expression"] or facts["License"] or _classified(facts)
            yield f"{'=' * 60}\n{facts['Name']} {facts['Version']}: {told}\n"
            for name in texts:
                yield f"\n{wheel.read(name).decode('utf-8', 'replace')}\n"


def _classified(facts: object) -> str:
    found = facts.get_all("Classifier") or []
    return "; ".join(c.rpartition(" :: ")[2] for c in found if c.startswith("License")) or "见项目"


def _manual(folder: Path) -> None:
    """The manual and the pages that it leads to, as pages that open without a network."""
    waiting, made = ["手册.md"], set[str]()
    while waiting:
        name = waiting.pop()
        made.add(name)
        page, links = _page(name)
        _put(folder / name.replace(".md", ".html"), page)
        waiting += sorted(links - made - set(waiting))


def _page(name: str) -> tuple[str, set[str]]:
    """A page of docs/ as html, and the pages of docs/ that it leads to."""
    from markdown_it import MarkdownIt

    text = (ROOT / "docs" / name).read_text("utf-8")
    markdown = MarkdownIt("commonmark").enable("table")
    tokens = markdown.parse(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    links = set()
    for heading, line in pairwise(tokens):
        if heading.type == "heading_open":  # named as on GitHub, which the links are made for
            words = re.sub(r"[^\w -]", "", line.content.lower())
            heading.attrSet("id", words.replace(" ", "-"))
        for link in line.children or ():
            page, mark, place = unquote(str(link.attrGet("href") or "")).partition("#")
            if page.endswith(".md"):
                links.add(page)
                link.attrSet("href", quote(page.replace(".md", ".html")) + mark + quote(place))
    body = markdown.renderer.render(tokens, markdown.options, {})
    title = name.removesuffix(".md")
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>shishi {title}</title>'
        "<style>body{max-width:46em;margin:2em auto;padding:0 1em;line-height:1.7}"
        "pre{background:#f4f4f4;padding:.6em;overflow-x:auto}td,th{border:1px solid #bbb;padding:.2em .6em}"
        f"table{{border-collapse:collapse}}</style>{body}</html>\n"
    ), links


def _pip(*words: str, environment: dict[str, str] | None = None) -> None:
    command = [sys.executable, "-m", "pip", words[0], "-q", "--disable-pip-version-check"]
    subprocess.run([*command, *words[1:]], check=True, env=environment)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _zip(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _STAMP)
            is_wheel = path.suffix == ".whl"  # compressed already
            entry.compress_type = zipfile.ZIP_STORED if is_wheel else zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if path.suffix == ".sh" else 0o644) << 16
            archive.writestr(entry, path.read_bytes())
    return target


if __name__ == "__main__":
    main(sys.argv[1:])
