"""What every command needs of the world outside, made once and handed down in `context.obj`."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO

import typer

from shishi_cli.cli.moments import in_local_zone
from shishi_cli.cli.terminal import (
    ambiguous_width,
    harmless,
    harmless_view,
    wants_colour,
    with_escapes,
)
from shishi_cli.cli.words import cleaned
from shishi_cli.domain.errors import LedgerError, UsageError
from shishi_cli.domain.file_name import shown_path
from shishi_cli.domain.frozen import frozen

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from shishi_cli.domain.operation import Author
    from shishi_cli.domain.scope import Moment
    from shishi_cli.ledger.ledger import Ledger
    from shishi_cli.views.screen.screen import Screen


_NARROWEST = 20  # columns; what COLUMNS says may be any number


@frozen
class Session:
    """The ledger's path, the clock, the person at the keyboard, and the terminal.

    `width` counts columns and matters only where `is_terminal`: what is piped is never cut. `paged`
    lets what is longer than the screen go through a pager, `debug` shows the bug behind a file that
    no reader could read.
    """

    database: Path
    now: Callable[[], datetime]
    person: str
    out: TextIO
    err: TextIO
    width: int
    is_terminal: bool
    colour: bool
    paged: bool = True
    debug: bool = False

    @classmethod
    def from_environment(cls, database: Path, *, paged: bool = True, debug: bool = False) -> Self:
        """The session of this process."""
        is_terminal = sys.stdout.isatty()
        is_seen = is_terminal or sys.stderr.isatty()  # where nothing is, shutil need not run
        wish = wants_colour()
        return cls(
            database=database,
            now=lambda: in_local_zone(datetime.now(UTC)),
            person=person_at_keyboard(),
            out=sys.stdout,
            err=sys.stderr,
            width=columns() if is_seen else _NARROWEST,
            is_terminal=is_terminal,
            colour=is_terminal if wish is None else wish,
            paged=paged,
            debug=debug,
        )

    def author(self, person: str | None = None, note: str = "", document: str = "") -> "Author":
        """Who writes now: the person named, else the one at the keyboard."""
        from shishi_cli.domain.operation import Author

        at = self.now().isoformat(timespec="seconds")
        return Author(person or self.person, at, note, document)

    def open(self, moment: "Moment | None" = None) -> "Ledger":
        """The ledger, to ask it what it holds, or held at `moment`.

        No other place but this class opens it. It is closed before anything is printed: an open
        one holds up those who write.
        """
        from shishi_cli.ledger.ledger import Ledger

        return Ledger.read(self.database, moment)

    def open_if_there(self) -> "AbstractContextManager[Ledger | None]":
        """The same, or None where there is no ledger yet."""
        return self.open() if self.database.exists() else nullcontext()

    def open_to_write(self) -> "Ledger":
        """The ledger that must be there already, to change it."""
        from shishi_cli.ledger.ledger import Ledger

        return Ledger.open_existing(self.database)

    def open_or_make(self) -> "Ledger":
        """The ledger to put something into; makes it where there is none yet."""
        from shishi_cli.ledger.ledger import Ledger

        return Ledger.write(self.database)

    def open_copy(self) -> "Ledger":
        """A copy of the ledger to try things on, gone when it is closed."""
        from shishi_cli.ledger.ledger import Ledger

        return Ledger.copy(self.database)

    @property
    def can_ask(self) -> bool:
        """Whether a person is there to be asked, and to watch a progress bar."""
        return sys.stdin.isatty() and self.err.isatty()

    @property
    def screen(self) -> "Screen":
        """What the terminal can show; a pipe has no width, and colours where they are demanded."""
        from shishi_cli.views.screen.screen import UNFOLDED, Screen

        if not self.is_terminal:
            return Screen(UNFOLDED, self.colour)
        return Screen(self.width, self.colour, ambiguous_width(self.out.encoding))

    def show(self, view: str) -> None:
        """Print what a person reads on stdout: nothing raw reaches a terminal, and no line is
        broken by it."""
        self._print(self._seen(view))

    def show_data(self, text: str) -> None:
        """Print what programs read, line for line as it is; nothing raw reaches a terminal."""
        self._print(harmless(text) if self.is_terminal else text)

    def show_json(self, text: str) -> None:
        """Print JSON, whose own escapes stand for what the encoding of stdout lacks."""
        self.show_data(with_escapes(text, self.out.encoding))

    def page(self, view: str) -> None:
        """Print what a person reads to its end, by a pager where it is longer than the screen."""
        view = self._seen(view)
        if self.is_terminal and self.paged:
            from shishi_cli.cli.pager import pager_for, show_in_pager

            pager = pager_for(view, shutil.get_terminal_size().lines)
            if pager:
                self.out.flush()
                return show_in_pager(view, pager, self.out)
        return self._print(view)

    def tell(self, text: str) -> None:
        """Say something on stderr: a notice, or what was done."""
        self.err.write(f"{fitting(harmless(text), self.err)}\n")
        self.err.flush()

    def _seen(self, view: str) -> str:
        if not self.is_terminal:
            return view
        from shishi_cli.views.screen.lines import folded

        return folded(harmless_view(view), self.screen)

    def _print(self, text: str) -> None:
        self.out.write(text if text.endswith("\n") else f"{text}\n")
        self.out.flush()


def columns() -> int:
    """How many the terminal has; stdout may go elsewhere, where errors are seen."""
    try:
        beside = os.get_terminal_size(2).columns
    except OSError:
        beside = 0
    return max(shutil.get_terminal_size((beside or 80, 24)).columns, _NARROWEST)


def fitting(text: str, stream: TextIO) -> str:
    """The text in lines that a terminal need not break; as it is where there is none."""
    if not stream.isatty():
        return text
    from shishi_cli.views.screen.lines import folded
    from shishi_cli.views.screen.screen import Screen

    return folded(text, Screen(columns(), ambiguous=ambiguous_width(stream.encoding)))


def default_database() -> Path:
    """Where the ledger is when neither --db nor SHISHI_DB tells.

    Raises LedgerError for a person without a home folder: a folder `~` would be made here.
    """
    folder = Path(typer.get_app_dir("shishi"))
    if not folder.is_absolute():
        raise LedgerError(
            "找不到用户文件夹,不知道台账在哪里", "请用 --db 或 SHISHI_DB 写明台账文件"
        )
    return folder / "shishi.db"


def refuse_missing_folder(database: Path) -> None:
    """Raise UsageError for a ledger in a folder that does not exist: a slip of the pen would make
    a second, empty ledger. Only the application's own folder is made when it is needed."""
    folder = database.parent
    if folder.exists() or database == default_database():
        return
    raise UsageError(
        f"没有文件夹“{shown_path(folder)}”",
        "请核对 --db(或 SHISHI_DB)的路径;要放在新文件夹里,请先建好它",
    )


def person_at_keyboard() -> str:
    """The name the system knows the person by, empty when it knows none."""
    names = (os.environ.get(name, "") for name in ("LOGNAME", "USER", "USERNAME"))
    return cleaned(next((name for name in names if name), "") or _name_of_account())


def _name_of_account() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (KeyError, OSError, ImportError):  # no account, or no such notion (Windows)
        return ""
