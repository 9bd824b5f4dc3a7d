"""Samples of every format changed at random: lost, doubled, turned bytes, and changed parts.

``python -m tests.hostile.changed_files [COUNT] [SEED]`` (a part of make fuzz) reads them in one
process after the other: none may raise what its reader did not foresee, take five seconds or
300 MB, and what is read can be exported and read again.
"""

import io
import multiprocessing
import random
import resource
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from shishi_cli.domain.errors import ShishiError, UnexpectedDamage
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.readers.opening.packages import DAMAGE
from shishi_cli.readers.read_sheet import read_content
from shishi_cli.views.listing import Listing, as_csv

SEED = 20230331
FILES = 4_000  # about a minute on one core
_LONGEST, _MEGABYTES = 5.0, 300
_SAMPLES = Path(__file__).parents[2] / "sample_data"
_SITUATIONS = Path(__file__).parents[1] / "readers" / "situations"
_LARGEST_STORED = 2**20
_ROWS = 3  # that are read further
# What a damaged file holds now and then: numbers at their ends, marks of every format.
_ODD = (
    *(b"\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"<", b">", b"&", b'"', b"'"),
    *(
        b"-1",
        b"9" * 40,
        b"1E999999999",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"\r",
        b"\n",
        b",",
        b"\t",
    ),
    *("①".encode(), "²".encode(), "\ufdd0".encode(), b"\x1a", b"<!--", b"]]>", b"<!DOCTYPE a>"),
    *(
        b'encoding="utf-7"',
        b"xml:space",
        b'val=""',
        b'r="A0"',
        b"%s",
        b"\\u",
        b"{",
        b"[",
        b"PK\3\4",
    ),
)


def samples() -> list[tuple[str, bytes]]:
    """A small file of each format and of each situation."""
    found = [*_SAMPLES.rglob("*.*"), *_SITUATIONS.rglob("*.*")]
    return sorted(
        (path.name, path.read_bytes())
        for path in found
        if path.is_file() and path.stat().st_size < 60_000 and path.suffix != ".md"
    )


def changed(count: int, seed: int = SEED) -> Iterator[tuple[str, bytes]]:
    """Files with their names, each changed in one to five places; the same for the same seed."""
    chance = random.Random(seed)
    kept = samples()
    for _ in range(count):
        name, content = chance.choice(kept)
        if content.startswith(b"PK") and chance.random() < 0.8:
            yield name, _archive(chance, content)
        else:
            yield name, _bytes(chance, content)


def _bytes(chance: random.Random, content: bytes) -> bytes:
    for _ in range(chance.randint(1, 5)):
        at, to = sorted(chance.randint(0, len(content)) for _ in range(2))
        to = min(to, at + chance.choice((1, 8, 200, 5000)))
        kind = chance.randrange(8)
        if kind == 0:  # lost
            content = content[:at] + content[to:]
        elif kind == 1:  # put in
            content = content[:at] + chance.choice(_ODD) + content[at:]
        elif kind == 2:  # doubled
            content = content[:to] + content[at:to] * chance.randint(1, 3) + content[to:]
        elif kind == 3:  # one bit turned
            if content:
                at = min(at, len(content) - 1)
                flipped = bytes((content[at] ^ 1 << chance.randrange(8),))
                content = content[:at] + flipped + content[at + 1 :]
        elif kind == 4:  # cut off
            content = content[: max(at, 8)] if chance.random() < 0.2 else content
        elif kind == 5:  # written over
            content = content[:at] + chance.choice(_ODD) + content[at + 4 :]
        elif kind == 6:  # moved
            place = chance.randint(0, len(content))
            content = content[:place] + content[at:to] + content[place:]
        else:  # numbers changed
            piece = bytes(
                chance.choice(b"0123456789-") if 48 <= c < 58 else c for c in content[at:to]
            )
            content = content[:at] + piece + content[to:]
    return content


def _archive(chance: random.Random, content: bytes) -> bytes:
    """The archive with one or two of its parts changed, lost, doubled or under another name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = [(name, file.read(name)) for name in file.namelist()]
    except DAMAGE:
        return _bytes(chance, content)
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(parts))
        name, part = parts[at]
        kind = chance.randrange(10)
        if kind == 0:
            del parts[at]
        elif kind == 1:
            parts[at] = (chance.choice(parts)[0], part)
        elif kind == 2:
            parts[at] = (name, chance.choice(parts)[1])
        else:
            parts[at] = (name, _bytes(chance, part))
        if not parts:
            break
    method = chance.choice((zipfile.ZIP_DEFLATED,) * 6 + (zipfile.ZIP_STORED, zipfile.ZIP_LZMA))
    if sum(len(part) for _, part in parts) > _LARGEST_STORED:
        method = zipfile.ZIP_DEFLATED  # a bomb of 50 MB that is not packed is no small file
    buffer = io.BytesIO()
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method, compresslevel=1) as file:
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, part in parts:
            file.writestr(name, part)
    made = buffer.getvalue()
    return _bytes(chance, made) if chance.random() < 0.1 else made


def fault(name: str, content: bytes) -> str:
    """What is wrong with how a file was dealt with; empty for nothing."""
    start = time.process_time()
    try:
        sheet = read_content(content, name)
        for row in sheet.rows[:_ROWS]:
            read_row(row.texts, Place(name, row.table, row.row), 3)
        wrong = _again(sheet)
    except UnexpectedDamage as error:
        wrong = f"{type(error.__cause__).__name__}: {error.__cause__}"
    except ShishiError:
        wrong = ""
    except Exception as error:
        wrong = f"{type(error).__name__}: {error}"
    seconds = time.process_time() - start
    return wrong or (f"{seconds:.1f} s" if seconds > _LONGEST else "")


def _again(sheet: Sheet) -> str:
    """What is wrong with the export of what was read: it must be read as the same words."""
    columns = [column for column in Column if any(row.text(column) for row in sheet.rows)]
    headings = tuple(
        f"3{column.label}" if column is Column.GOAL else column.label for column in columns
    )
    rows = tuple(tuple(row.text(column) for column in columns) for row in sheet.rows)
    try:
        read_content(as_csv(Listing(headings, rows)).encode(), "2023-03.csv")
    except UnexpectedDamage as error:
        return f"export: {type(error.__cause__).__name__}: {error.__cause__}"
    except ShishiError:  # two columns of one kind, a row that is a total: the sheet's own trouble
        return ""
    except UnicodeError as error:
        return f"export: {error}"
    return ""


def _slice(job: tuple[int, int, str]) -> list[str]:
    """Read one slice of the files; the faults found, with the seed and number of each file."""
    count, seed, folder = job
    found = []
    for number, (name, content) in enumerate(changed(count, seed)):
        wrong = fault(name, content)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if not wrong and used > _MEGABYTES:
            wrong = f"{used:.0f} MB"
        if wrong:
            kept = Path(folder) / f"{seed}-{number}-{zlib.crc32(content):08x}-{name}"
            if folder:
                kept.write_bytes(content)
            found.append(f"seed {seed} file {number} {name}: {wrong}")
    return found


def main() -> None:
    """Read them all, 500 a process; exit with 1 where any is wrong.

    With a third word, a folder, the files that went wrong are kept there.
    """
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    folder = sys.argv[3] if len(sys.argv) > 3 else ""
    jobs = [(min(500, count - at), seed + at, folder) for at in range(0, count, 500)]
    start = time.monotonic()
    found: list[str] = []
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        for number, done in enumerate(pool.imap(_slice, jobs), 1):
            found += done
            sys.stderr.write(f"\r{min(number * 500, count):,}")
            for line in done:
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
    seconds = time.monotonic() - start
    sys.stdout.write(f"{count:,} changed files read in {seconds:.0f} s, {len(found)} wrong\n")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
