"""Read the files of an import, and put their tables in order of month (读取文件)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from shishi_cli.domain.errors import ShishiError, UsageError, YearUnknown
from shishi_cli.domain.file_name import file_name
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.results.imports import Failure
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.extraction.promises.bare_title import bare_title
from shishi_cli.extraction.text.region import read_region
from shishi_cli.readers.folder import tables_in
from shishi_cli.readers.read_sheet import read_content, read_sheet
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.place_table import resolve_month, resolve_year

PIPE = Path("-")
_PIPE_NAME = "标准输入"


@frozen
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
    undated: list[tuple[Sheet, YearUnknown]] = []
    for path in files:
        try:
            sheet = _read(path, asked, pipe)
            arrived.append(_placed(sheet, asked))
        except YearUnknown as error:
            undated.append((sheet, error))
        except ShishiError as error:  # this file only; the others still go in
            failed.append(Failure(_PIPE_NAME if path == PIPE else file_name(path), error))
    for one in _in_the_only_year(undated, arrived, asked):
        if isinstance(one, Failure):
            failed.append(one)
        else:
            arrived.append(one)
    kept, doubled = _without_rivals(arrived)
    return sorted(kept, key=lambda one: one.order), [*failed, *doubled]


def _in_the_only_year(
    undated: Sequence[tuple[Sheet, YearUnknown]], arrived: Sequence[Arrived], asked: Asked
) -> list[Arrived | Failure]:
    """The tables that tell a month alone, in the one year that the ledger and the tables beside them
    are of; refused where they are of several, or of none."""
    years = {one.year for one in arrived} | asked.known_years() if undated else set()
    outcomes: list[Arrived | Failure] = []
    for sheet, error in undated:
        try:
            if len(years) != 1:
                raise error
            month = resolve_month(sheet, None, min(years), by="唯一已知的年份")
            outcomes.append(Arrived(sheet, *month, by_known_year=True))
        except ShishiError as why:
            outcomes.append(Failure(sheet.file, why))
    return outcomes


def _placed(sheet: Sheet, asked: Asked) -> Arrived:
    if sheet.is_list:
        year, said_by, notices = resolve_year(sheet, asked.month, asked.year)
        return Arrived(sheet, None, said_by, notices, year)
    return Arrived(sheet, *resolve_month(sheet, asked.month, asked.year))


def _without_rivals(arrived: Sequence[Arrived]) -> tuple[list[Arrived], list[Failure]]:
    """The tables without those that tell the same projects of the same month otherwise: of a draft
    and a final one, the one whose name comes last must not win unseen."""
    rivals: dict[int, list[str]] = {}
    together: dict[tuple[int, int], list[int]] = {}
    for at, each in enumerate(arrived):
        together.setdefault(each.order, []).append(at)
    for places in together.values():
        # Each is looked at once: two hundred regions' tables of a month make 20,000 pairs.
        told = {at: _told(arrived[at].sheet) for at in places} if len(places) > 1 else {}
        for one, other in combinations(told, 2):
            if _are_rivals(told[one], told[other]):
                rivals.setdefault(one, []).append(arrived[other].sheet.file)
                rivals.setdefault(other, []).append(arrived[one].sheet.file)
    failed = [
        Failure(arrived[at].sheet.file, _rivalry(arrived[at], names))
        for at, names in sorted(rivals.items())
    ]
    return [one for at, one in enumerate(arrived) if at not in rivals], failed


@frozen
class _Told:
    """What a table tells by which another is its rival (表的内容): its region, empty where its title
    names none, what its rows say, wherever they stand, since one table may come in two formats, and
    their titles."""

    region: str
    words: Sequence[Mapping[Column, str]]
    titles: frozenset[str]


def _told(sheet: Sheet) -> _Told:
    words = [{column: text for column, text in row.texts.items() if text} for row in sheet.rows]
    titles = frozenset(bare_title(row.get(Column.TITLE, "")) for row in words)
    return _Told(read_region(sheet.page_title, 1), words, titles)


def _are_rivals(one: _Told, other: _Told) -> bool:
    if (one.region and other.region and one.region != other.region) or one.words == other.words:
        return False
    return 2 * len(one.titles & other.titles) > min(len(one.titles), len(other.titles))


def _rivalry(one: Arrived, others: Sequence[str]) -> UsageError:
    file = one.sheet.file
    return UsageError(
        f"{file}: 和 {'、'.join(others)} 都是 {one.told} 的同一批项目,内容不同,都没有导入",
        "请只导入其中的一个,如终稿;另一个请移到别处,或以后作为更正再导入",
    )


def _read(path: Path, asked: Asked, pipe: Callable[[], bytes]) -> Sheet:
    if path == PIPE:
        return read_content(pipe(), _PIPE_NAME, asked.month, asked.read_as)
    return read_sheet(path, asked.month, asked.read_as)
