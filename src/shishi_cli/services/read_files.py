"""Read the files of an import, and put their tables in order of month (读取文件)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shishi_cli.domain.errors import ShishiError
from shishi_cli.domain.results.imports import Failure
from shishi_cli.domain.source import Sheet
from shishi_cli.readers.folder import tables_in
from shishi_cli.readers.read_sheet import read_content, read_sheet
from shishi_cli.services.import_file import Arrived, Asked
from shishi_cli.services.place_table import resolve_month

PIPE = Path("-")
_PIPE_NAME = "标准输入"


@dataclass(frozen=True, slots=True)
class Found:
    """The files that are meant (找到的文件), those of other kinds, folders that cannot be read."""

    files: tuple[Path, ...]
    others: tuple[Path, ...] = ()
    failed: tuple[Failure, ...] = ()


def find_files(given: Sequence[Path]) -> Found:
    """The files that a person named, with a folder's tables in its place; each once."""
    files: list[Path] = []
    others: list[Path] = []
    failed: list[Failure] = []
    for path in given:
        if path == PIPE or not path.is_dir():
            files.append(path)
            continue
        folder = tables_in(path)
        files += folder.tables
        others += folder.others
        failed += [Failure(error.problems[0].place, error) for error in folder.closed]
    return Found(tuple(dict.fromkeys(files)), tuple(others), tuple(failed))


def read_files(
    files: Iterable[Path], asked: Asked, pipe: Callable[[], bytes]
) -> tuple[list[Arrived], list[Failure]]:
    """The tables in order of month, and the files that could not be read; `pipe` gives what - is.

    Later months are matched with earlier ones: the order of names, 10月 before 9月, would not do.
    """
    arrived: list[Arrived] = []
    failed: list[Failure] = []
    for path in files:
        try:
            sheet = _read(path, asked, pipe)
            arrived.append(Arrived(sheet, *resolve_month(sheet, asked.month, asked.year)))
        except ShishiError as error:  # this file only; the others still go in
            failed.append(Failure(_PIPE_NAME if path == PIPE else path.name, error))
    return sorted(arrived, key=lambda one: one.month), failed


def _read(path: Path, asked: Asked, pipe: Callable[[], bytes]) -> Sheet:
    if path == PIPE:
        return read_content(pipe(), _PIPE_NAME, asked.month, asked.read_as)
    return read_sheet(path, asked.month, asked.read_as)
