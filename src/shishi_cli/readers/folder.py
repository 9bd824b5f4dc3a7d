"""The tables in a folder and the folders under it."""

import os
from collections.abc import Iterator
from pathlib import Path

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.domain.file_name import shown_path
from shishi_cli.domain.frozen import frozen
from shishi_cli.readers.choose_reader import known_suffixes
from shishi_cli.readers.opening import problems

# What Office (~$), LibreOffice (.~lock) and the system keep beside the documents.
_NOT_DOCUMENTS = (".", "~")

# A table may be exported as Markdown, but what lies in a folder is a README.
_PROSE = ".md"


@frozen
class Folder:
    """What stands in a folder: tables to read, files of other kinds, folders that cannot be read.

    Each file is there once, however many links lead to it.
    """

    tables: tuple[Path, ...]
    others: tuple[Path, ...]
    closed: tuple[UnreadableFile, ...]


def tables_in(folder: Path) -> Folder:
    """The files whose endings are those of tables, in order of their names.

    Links to folders are not followed: they may lead back, or out of the folder.
    """
    closed: list[UnreadableFile] = []
    files = _once(_files(folder, closed))
    suffixes = tuple(suffix for suffix in known_suffixes() if suffix != _PROSE)
    tables = [file for file in files if file.suffix.lower() in suffixes]
    others = [file for file in files if file.suffix.lower() not in suffixes]
    if not tables and not closed:
        name = shown_path(folder)
        closed.append(problems.unreadable(name, [problems.no_tables(name, suffixes)]))
    return Folder(tuple(tables), tuple(others), tuple(closed))


def _files(folder: Path, closed: list[UnreadableFile]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        name = shown_path(error.filename or folder)
        closed.append(problems.unreadable(name, [problems.unopened(name, "没有权限")]))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(_NOT_DOCUMENTS))
        for name in sorted(names):
            if not name.startswith(_NOT_DOCUMENTS):
                yield Path(place, name)


def _once(files: Iterator[Path]) -> list[Path]:
    found: dict[tuple[int, int], Path] = {}
    for file in files:
        if file.is_file():
            status = file.stat()
            found.setdefault((status.st_dev, status.st_ino), file)
    return list(found.values())
