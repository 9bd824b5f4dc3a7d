"""Processes beside this one, for work that takes long: reading many rows, judging many regions (多进程)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.context import BaseContext

_OBJECTS = 200_000  # before the collector looks for rings among them, as where the program begins


def cores() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def pool_of(processes: int, module: str) -> "Iterator[ProcessPoolExecutor | None]":
    """So many processes, which have loaded the module by then; they end with the block, and what
    has not begun is left. None on a system that has no such thing."""
    try:
        from concurrent.futures import ProcessPoolExecutor

        pool = ProcessPoolExecutor(processes, _context(module), _begin)
    except (ImportError, NotImplementedError, OSError):  # a system without semaphores
        yield None
        return
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _context(module: str) -> "BaseContext":
    """Processes that begin anew, on every system: a fork would copy threads' locks."""
    import multiprocessing

    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    _begin_tracker()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _begin_tracker() -> None:
    """Python's own process that clears away what we leave when we are killed, without its warning:
    it names a file of Python in English, and nothing is amiss."""
    from multiprocessing.resource_tracker import ensure_running

    former = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = "ignore::UserWarning"
    try:
        ensure_running()
    finally:
        if former is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = former


def _begin() -> None:
    """A process that works leaves Ctrl-C to the one that waits for it, and ends with it."""
    import gc
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    gc.set_threshold(_OBJECTS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None

    def end_with_it() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=end_with_it, daemon=True).start()
