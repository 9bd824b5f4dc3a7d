"""Random commands, all undone: everything that is shown is as before, order included."""

import csv
import json
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.accidents.flips import run
from tests.conftest import SAMPLE

SHOWN: tuple[tuple[str, ...], ...] = (
    *(("status", "--json", "--month", f"2023-0{month}") for month in (3, 4, 5)),
    *(("export", "--json", "--month", f"2023-0{month}") for month in (3, 4, 5)),
    ("check", "--json", "--fail-on", "never"),
    ("units", "--json"),
    ("rules", "--json"),
    ("waive", "--list", "--json"),
    ("match", "--all", "--json"),
    ("list", "months", "--json"),
)
UNITS = ("区交通委", "区民政局", "区教育局", "区卫生局", "区建委", "新名")


def undo_everything(times: int, seed: int) -> int:
    """How many of so many commands wrote something, all of which is undone again; raises
    AssertionError where anything shown is not as before."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="shishi-accident-") as folder:
        path = Path(folder, "shishi.db")
        for month in (3, 4):
            assert run(path, "import", str(SAMPLE.with_name(f"2023-0{month}.csv")), "-y")[0] == 0
        before = [run(path, *words) for words in SHOWN]
        first = len(operations(path))
        steps: tuple[Callable[[], tuple[str, ...]], ...] = (
            lambda: ("import", changed(Path(folder), chance), "-y"),
            lambda: ("import", changed(Path(folder), chance), "-y", "--accept-matches"),
            lambda: (
                "update",
                str(chance.randrange(1, 46)),
                "--actual",
                str(chance.randrange(900)),
            ),
            lambda: ("update", str(chance.randrange(1, 46)), "--unit", chance.choice(UNITS)),
            lambda: ("units", "add", chance.choice(UNITS), chance.choice(UNITS)),
            lambda: ("units", "remove", chance.choice(UNITS)),
            lambda: ("waive", str(chance.randrange(1, 46)), "--code", "C101", "--reason", "甲"),
            lambda: ("rules", "use", chance.choice(("line", "points-10", "points-10-30"))),
            lambda: ("match", str(chance.randrange(1, 48)), "--new"),
        )
        for _ in range(times):
            code, _ = run(path, *chance.choice(steps)())
            assert code in (0, 1, 2)
        written = len(operations(path)) - first
        for _ in range(written):
            assert run(path, "undo", "--yes")[0] == 0
        after = [run(path, *words) for words in SHOWN]
        for words, one, other in zip(SHOWN, before, after, strict=True):
            assert one == other, (words, one, other)
        return written


def operations(path: Path) -> list[object]:
    found: list[object] = json.loads(run(path, "log", "-n", "0", "--json")[1])["operations"]
    return found


def changed(folder: Path, chance: random.Random) -> str:
    """A month's table with other figures, rows left out, swapped, reworded or new."""
    month = chance.choice((3, 4, 5))
    with SAMPLE.with_name(f"2023-0{month}.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    number, title = 0, 1
    what = chance.randrange(5)
    if what == 0:
        for row in chance.sample(rows, 5):
            row[-1] = f"截至目前累计完成{chance.randrange(500)}个。"
    elif what == 1:
        del rows[chance.randrange(len(rows))]
    elif what == 2:
        one, other = chance.sample(rows, 2)
        one[number], other[number] = other[number], one[number]
    elif what == 3:
        for row in chance.sample(rows, 3):
            row[title] = row[title][:-4] + chance.choice(("建设", "工程", "改造提升"))
    else:
        row = [*chance.choice(rows)]
        row[number], row[title] = str(len(rows) + 1), f"新增{chance.randrange(99)}个口袋公园"
        rows.append(row)
    path = folder / f"2023-0{month}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return str(path)
