"""Progress bars for long work, on a terminal only (进度条)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from shishi_cli.cli.session import Session

_MANY = 4  # files
_BIG = 2_000_000  # bytes, or so, that take more than a moment
_ROWS = 2_000
_REGIONS = 100


def each_with_progress(files: Sequence[Path], session: Session) -> Iterator[Path]:
    """The files one by one; a bar with the time left on stderr where there are many or big ones and
    a person watches."""
    long = len(files) >= _MANY or sum(map(_size, files)) >= _BIG
    if not long or not _is_watched(session):
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(file=session.err, width=session.width)
    yield from track(files, description="读取", console=console, transient=True)


@contextmanager
def rows_with_progress(
    rows: int, what: str, session: Session
) -> Iterator[Callable[[int], None] | None]:
    """A function to be called with the rows that are done, which moves a bar; None where there are
    few, or nobody watches."""
    if rows < _ROWS or not _is_watched(session):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=session.err, width=session.width), transient=True) as bar:
        task = bar.add_task(what, total=rows)
        yield lambda done: bar.advance(task, done)


@contextmanager
def regions_with_progress(session: Session) -> Iterator[Callable[[int, int], None] | None]:
    """A function to be called with how many regions are done and how many there are, which moves a
    bar where there are many; None where nobody watches."""
    if not _is_watched(session):
        yield None
        return
    with ExitStack() as shown:
        bars: list[Callable[[int], None]] = []

        def move(done: int, regions: int) -> None:
            if not bars and regions >= _REGIONS:
                from rich.console import Console
                from rich.progress import Progress

                console = Console(file=session.err, width=session.width)
                bar = shown.enter_context(Progress(console=console, transient=True))
                task = bar.add_task("研判各地区", total=regions)
                bars.append(lambda done: bar.update(task, completed=done))
            for each in bars:
                each(done)

        yield move


def _is_watched(session: Session) -> bool:
    return session.can_ask and session.is_terminal


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
