"""Make a ledger of a district, a city or a country: ``python benchmarks/generate.py city file.db``.

The same seed makes the same ledger. It holds what an import of each region's table of each month
would leave: rows as printed, readings by the rules of now, one operation a table. The regions share
some versions of each sentence, each of which is read once, and a country repeats its first regions.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Column, SheetRow
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.extraction.rules import rules_version
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.month_rows import NewRow
from shishi_cli.ledger.sealing import seal_all

PROJECTS = 45
BLOCK = 40  # regions that are put as an import puts them; a country repeats them under other names
TABLES = (
    "operations",
    "sources",
    "programmes",
    "projects",
    "sheet_rows",
    "readings",
    "measures",
    "figures",
)
VARIANTS = 8  # of a sentence; as many readings are made for each project and month
THINGS = (
    ("既有多层住宅加装电梯", "台"),
    ("改造老旧小区", "个"),
    ("新增养老床位", "张"),
    ("新建口袋公园", "座"),
    ("创建儿童友好空间", "个"),
    ("帮助失业青年就业", "名"),
    ("新增停车泊位", "个"),
    ("改造公共厕所", "座"),
    ("新增托育托位", "个"),
)
UNITS = ("区房管局", "区民政局", "区绿化市容局", "区教育局", "区交通委")


class Size(NamedTuple):
    """How many regions, years and months of each year."""

    regions: int
    years: int
    months: int = 12


SIZES: Mapping[str, Size] = {
    "district": Size(1, 1),
    "city": Size(16, 5),
    "country": Size(2800, 1),
}


@cache
def project_row(seed: int, number: int, month: Month, variant: int) -> SheetRow:
    """One row of a table: a promise, its month goal and its progress."""
    chance = random.Random(f"{seed} {number} {variant}")
    thing, count = THINGS[number % len(THINGS)]
    target = chance.randrange(2, 80) * 10
    speed = chance.choice((60, 85, 100, 100, 115))
    done = target * month.number * speed // 1200
    goal = target * month.number // 12
    basis = chance.choice((f"截至{month.number}月底,累计完成", "今年以来已完成"))
    texts = {
        Column.NUMBER: str(number),
        Column.TITLE: f"{thing}{target}{count}(第{number}类)({chance.choice('市区')}级)",
        Column.LEAD_UNIT: chance.choice(UNITS),
        Column.GOAL: f"完成{goal}{count}",
        Column.PROGRESS: f"{basis}{done}{count},占全年目标{100 * done // target}%;"
        "其余点位正在施工,各街镇每周报送进度,现场情况总体平稳有序。",
    }
    return SheetRow(1, number + 1, texts)


@cache
def reading_of(seed: int, number: int, month: Month, variant: int) -> Reading:
    """What that row is read as, in the file of its month."""
    row = project_row(seed, number, month, variant)
    return read_row(row.texts, Place(file_name(month), row.table, row.row), month.number)


def file_name(month: Month) -> str:
    return f"{month}.xlsx"


def month_rows(seed: int, region: int, month: Month) -> Iterator[tuple[SheetRow, int]]:
    """A region's table of a month, each row with its variant, which stays over the months."""
    for number in range(1, PROJECTS + 1):
        variant = random.Random(f"{seed} {region} {number} {month.year}").randrange(VARIANTS)
        yield project_row(seed, number, month, variant), variant


def region_name(region: int) -> str:
    return f"第{region:04}区"


def put_region(ledger: Ledger, seed: int, region: int, months: Sequence[Month]) -> None:
    """The region's tables, an operation each."""
    for month in months:
        programme = Programme(region_name(region), month.year)
        file = file_name(month)
        at = f"{month}-28T09:00:00+08:00"
        with ledger.operation(command="import", person="督查员", reason=file, at=at) as operation:
            source = operation.add_source(file, f"{seed} {region} {month}", "", month)
            table = list(month_rows(seed, region, month))
            numbers = [row.texts[Column.NUMBER] for row, _ in table]
            projects = operation.add_projects(programme, numbers)
            rows = [
                NewRow(projects[number], row, reading_of(seed, int(number), month, variant))
                for number, (row, variant) in zip(numbers, table, strict=True)
            ]
            operation.put_rows(month, source, rows, rules_version())


def rows_of(size: Size) -> int:
    """The rows of all its tables."""
    return size.regions * size.years * size.months * PROJECTS


def generate(path: Path, size: Size, seed: int = 1, first: int = BLOCK) -> int:
    """Make the ledger and give the number of its rows; after the `first` regions, a multiple of
    them are copies."""
    months = [
        Month(2023 - back, number)
        for back in reversed(range(size.years))
        for number in range(1, size.months + 1)
    ]
    with Ledger.write(path) as ledger:
        # A file that is thrown away needs no care for power cuts.
        ledger._connection.execute("PRAGMA synchronous = OFF")
        for region in range(1, min(size.regions, first) + 1):
            put_region(ledger, seed, region, months)
        connection = ledger._connection
        block = {one: connection.query(int, f"SELECT max(id) FROM {one}")[0] for one in TABLES}
        for copy in range(1, size.regions // first):
            copy_block(connection, copy, block, first)
        connection.execute("BEGIN IMMEDIATE")
        seal_all(connection)
        connection.execute("COMMIT")
    return rows_of(size)


def copy_block(connection: Connection, copy: int, block: Mapping[str, int], first: int) -> None:
    """Add the first regions once more under the next names, within SQLite.

    `block` tells how many rows each table has of the `first` regions. Every id moves on by as many as the first block has; nothing else differs but the names.
    """
    owners = {"project": "projects", "programme": "programmes", "source": "sources"}
    connection.execute("BEGIN IMMEDIATE")
    for table in TABLES:
        columns = connection.query(str, "SELECT name FROM pragma_table_info(?)", (table,))
        values = []
        for column in columns:
            owner = table if column == "id" else owners.get(column)
            owner = "operations" if column == "added_by" else owner
            if owner is not None:
                values.append(f"{column} + {block[owner] * copy}")
            elif column == "region":
                values.append(
                    "'第' || substr('000' || (CAST(substr(region, 2, 4) AS INTEGER)"
                    f" + {copy * first}), -4) || '区'"
                )
            else:
                values.append(f"sha256 || ' {copy}'" if column == "sha256" else column)
        connection.execute(
            f"INSERT INTO {table} SELECT {', '.join(values)} FROM {table}"
            f" WHERE id <= {block[table]} ORDER BY id"
        )
    connection.execute("COMMIT")


def main() -> None:
    """Make one ledger and say how large it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    begun = time.perf_counter()
    rows = generate(asked.file, SIZES[asked.size], asked.seed)
    taken, size = time.perf_counter() - begun, asked.file.stat().st_size
    sys.stdout.write(
        f"{rows:,} rows in {taken:.0f} s, {size / 2**20:,.0f} MB, {size / rows:.0f} bytes a row\n"
    )


if __name__ == "__main__":
    main()
