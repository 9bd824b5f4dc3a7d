"""Reads a file in a process of its own, and tells what it took (限度)."""

import os
import pickle
import resource
from collections.abc import Callable
from dataclasses import dataclass

from shishi_cli.domain.errors import ShishiError, UnexpectedDamage, UnreadableFile
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.readers.read_sheet import read_content

_PATIENCE = 60
_ROWS = 200  # that are read further, of those that a bomb has


@dataclass(frozen=True)
class Taken:
    """What became of a file: the codes of its problems, seconds of CPU, megabytes at most."""

    codes: tuple[str, ...]
    message: str
    seconds: float
    megabytes: float

    @property
    def refused(self) -> bool:
        return bool(self.codes)


def take(make: Callable[[], bytes | str], name: str) -> Taken:
    """Read what `make` gives; whatever kills the process is told as its code."""
    made = make()
    content = made.encode() if isinstance(made, str) else made
    back, out = os.pipe()
    child = os.fork()
    if not child:
        os.close(back)
        _read(content, name, out)
    os.close(out)
    with os.fdopen(back, "rb") as pipe:
        told = pipe.read()
    _, status, used = os.wait4(child, 0)
    codes, message, before = pickle.loads(told) if told else ((f"死{status}",), "", 0.0)
    return Taken(codes, message, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024 - before)


def problems_of(content: bytes, name: str) -> tuple[tuple[str, ...], str]:
    """The codes for which a file is refused, and what is said; empty for one that is read.

    A bug is told by its name, whatever hides it.
    """
    try:
        sheet = read_content(content, name)
        for row in sheet.rows[:_ROWS]:
            read_row(row.texts, Place(name, row.table, row.row), 3)
    except UnexpectedDamage as error:
        return (f"BUG {type(error.__cause__).__name__}",), str(error.__cause__)
    except UnreadableFile as error:
        codes = tuple(dict.fromkeys(problem.code for problem in error.problems))
        return codes, error.problems[0].message
    except ShishiError as error:
        return (error.code,), error.message
    except Exception as error:
        return (f"BUG {type(error).__name__}",), str(error)
    return (), f"{len(sheet.rows)} 行"


def _read(content: bytes, name: str, out: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE, _PATIENCE))
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = (*problems_of(content, name), before)
    os.write(out, pickle.dumps(told))
    os._exit(0)
