"""Take a file's bytes, once and whole; what is no plain file is refused before it can hang."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.domain.file_name import file_name, shown_path
from shishi_cli.readers.opening import problems

# A table of 200,000 projects is 40 MB as a workbook and 150 MB as a page.
_LARGEST = 512 * 1024 * 1024
_ATTEMPTS = 3


def content_of(path: Path) -> bytes:
    """The bytes of the file at `path`, of one moment.

    Raises UnreadableFile for a folder (E203), a missing file (E204), one that the system does not
    give out (E215), a pipe or a device (E231), one that is being written (E232) or is far too
    large (E233).
    """
    try:
        _refuse_special(path)
        for _ in range(_ATTEMPTS):
            with path.open("rb") as file:
                content = _unchanged(file)
            if content is not None:
                return content
    except OSError as error:  # also a name that is too long, a folder that may not be entered
        reason = "没有权限" if isinstance(error, PermissionError) else error.strerror or "原因不明"
        raise problems.unreadable(
            file_name(path), [problems.unopened(file_name(path), reason)]
        ) from error
    except ValueError as error:  # a NUL in the name
        raise problems.unreadable(file_name(path), [problems.missing(shown_path(path))]) from error
    raise problems.unreadable(file_name(path), [problems.changing(file_name(path))])


def content_from(stream: BinaryIO, name: str) -> bytes:
    """All that comes through a pipe. Raises UnreadableFile when it does not end in time (E233)."""
    content = stream.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise _too_large(name)
    return content


def _refuse_special(path: Path) -> None:
    if not path.exists():
        raise problems.unreadable(file_name(path), [problems.missing(shown_path(path))])
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise problems.unreadable(file_name(path), [problems.folder(shown_path(path))])
    # Opening a pipe waits for its writer, a device such as /dev/zero never ends.
    if not stat.S_ISREG(status.st_mode):
        raise problems.unreadable(file_name(path), [problems.special(shown_path(path))])
    if status.st_size > _LARGEST:
        raise _too_large(file_name(path))


def _unchanged(file: BinaryIO) -> bytes | None:
    """The bytes, None when somebody wrote in the file meanwhile."""
    before = os.fstat(file.fileno())
    content = file.read(_LARGEST + 1)
    after = os.fstat(file.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if same and len(content) == after.st_size else None


def _too_large(name: str) -> UnreadableFile:
    return problems.unreadable(name, [problems.too_large(name, _LARGEST // (1024 * 1024))])
