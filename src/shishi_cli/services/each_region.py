"""Ask the same of many regions, in several processes where there are enough of them (逐地区).

A country has 2,800 counties, and each one's month is loaded and judged by itself: no more of them
than are being asked are held at once, and what comes back is small.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from shishi_cli.domain.errors import LedgerError
from shishi_cli.domain.project import Programme
from shishi_cli.ledger.again import Again
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.processes import cores, pool_of

T = TypeVar("T")
Ask = Callable[[Ledger, Programme], T]
# Called with how many regions are done and how many there are.
Watch = Callable[[int, int], None]

_WORTH_IT = 60  # regions; fewer are judged before the processes have begun
_MOST = 8  # processes
_PART = 10  # regions that go to a process at once


def each_region(
    ledger: Ledger, programmes: Sequence[Programme], ask: Ask[T], watch: Watch | None = None
) -> Iterator[T]:
    """What `ask` answers for each of the programmes, in their order. It goes to other processes:
    a function of a module, or a record of this kind."""
    answers = _answers(ledger, programmes, ask)
    for done, answer in enumerate(answers, start=1):
        if watch is not None:
            watch(done, len(programmes))
        yield answer


def _answers(ledger: Ledger, programmes: Sequence[Programme], ask: Ask[T]) -> Iterator[T]:
    processes = min(cores(), _MOST)
    if processes < 2 or len(programmes) < _WORTH_IT:
        yield from (ask(ledger, one) for one in programmes)
        return
    with pool_of(processes, __name__) as pool:
        parts = [programmes[at : at + _PART] for at in range(0, len(programmes), _PART)]
        asked = partial(_asked, ledger.again(), ask)
        found = pool.map(asked, parts) if pool else iter(())
        for part in parts:
            yield from _next(found) or tuple(ask(ledger, one) for one in part)


def _next(found: Iterator[Sequence[T] | None]) -> Sequence[T] | None:
    """The next part's answers; None where another process could not give them."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return next(found, None)
    except BrokenProcessPool:  # the system ended one, for its memory: the rest is asked here
        return None


_opened: dict[Again, Ledger | None] = {}  # in a process that is asked: it ends with its ledger open


def _asked(again: Again, ask: Ask[T], programmes: Sequence[Programme]) -> tuple[T, ...] | None:
    """The answers for a part; None where the ledger cannot be opened here: a writer waits for those
    who read it, and lets nobody else in."""
    if again not in _opened:
        try:
            _opened[again] = again.open()
        except LedgerError:
            _opened[again] = None
    ledger = _opened[again]
    return None if ledger is None else tuple(ask(ledger, one) for one in programmes)
