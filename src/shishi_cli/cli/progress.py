"""A progress bar for long work, on a terminal only (进度条)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from shishi_cli.cli.session import Session

_MANY = 4


def each_with_progress(files: Sequence[Path], session: Session) -> Iterator[Path]:
    """The files one by one; a bar on stderr where there are many and a person watches."""
    if len(files) < _MANY or not session.can_ask:
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(file=session.err, width=session.width)
    yield from track(files, description="导入", console=console, transient=True)
