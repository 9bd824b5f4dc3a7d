"""Writing what a command makes (输出文件)."""

from pathlib import Path

from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.file_name import shown_path


def refuse_existing(path: Path, force: bool) -> None:
    """Raise UsageError for a file that is there already, unless it may be overwritten: it may have
    been edited by hand for an hour."""
    if path.is_dir():
        raise UsageError(f"“{shown_path(path)}”是文件夹", "请写出文件名")
    if path.exists() and not force:
        raise UsageError(
            f"“{shown_path(path)}”已经存在,没有写入", "要覆盖请加 --force,或换一个文件名"
        )


def write_beside(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside its place, then renamed; makes its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        error.filename = str(path)  # a person knows the file that was asked for, not the one beside
        raise
    finally:
        beside.unlink(missing_ok=True)
