"""An import at the terminal: read, show, ask, write, and say which files did not go in (导入)."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from itertools import chain, pairwise
from pathlib import Path

from shishi_cli.cli.ask import choose, confirm
from shishi_cli.cli.failures import print_failure
from shishi_cli.cli.progress import each_with_progress, rows_with_progress
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import ColumnsUnclear, ExitCode, YearUnknown
from shishi_cli.domain.file_name import file_name
from shishi_cli.domain.frozen import changing
from shishi_cli.domain.match import Decision, MatchUndecided, Proposal
from shishi_cli.domain.operation import Author
from shishi_cli.domain.results.imports import Failure, Import
from shishi_cli.domain.scope import Scope
from shishi_cli.readers.opening.open_file import content_from
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.decide_match import keep_matches
from shishi_cli.services.import_files import import_tables
from shishi_cli.services.match_projects import proposal_line
from shishi_cli.services.read_files import find_files, read_files
from shishi_cli.services.resolve_scope import region_name
from shishi_cli.views.import_ import import_lines
from shishi_cli.views.listing import clean


@changing
class Importing:
    """One run of the command; `outcomes` gathers what became of each file."""

    session: Session
    asked: Asked
    author: Author
    json: bool
    outcomes: list[Import | Failure] = field(default_factory=list)

    def run(self, given: Sequence[Path], dry_run: bool, ask: bool) -> ExitCode:
        """Take the files in; `ask` lets a person at the terminal decide first."""
        tables = self._read(given, ask)
        # A first import has nothing to lose: asking would be noise.
        ask = ask and self.session.can_ask and self.session.database.exists() and bool(tables)
        tried: list[Import | Failure] = []
        if dry_run or ask:
            tried, holds_something = self._rehearse(tables)
            ask = ask and holds_something
            if ask and not dry_run and self._decide(tried):
                tried, _ = self._rehearse(tables)
            if dry_run or ask:
                self._show(tried)
        if ask and not dry_run and any(_is_new(one) for one in tried):
            confirm(self.session, "写入台账吗?")
            self._write_agreed(self._import(tables, tried))
        elif not dry_run and not ask and tables:
            self._show(self._import(tables))
        return self._end(dry_run)

    def _rehearse(self, tables: Sequence[Arrived]) -> tuple[list[Import | Failure], bool]:
        """What the import would do, and whether the ledger holds anything yet."""
        # By the same code, on a copy that vanishes: nothing differs but the file.
        with self._watched(tables, "预览") as asked, self.session.open_copy() as ledger:
            holds_something = bool(ledger.programmes())
            return list(import_tables(ledger, tables, asked, self.author)), holds_something

    def _import(
        self, tables: Sequence[Arrived], agreed: Sequence[Import | Failure] = ()
    ) -> Iterator[Import | Failure]:
        with self._watched(tables, "写入") as asked, self.session.open_or_make() as ledger:
            written = import_tables(ledger, tables, asked, self.author, agreed)
            if asked is self.asked:
                yield from written
                return
            done = list(written)  # shown when the bar has gone
        yield from done

    @contextmanager
    def _watched(self, tables: Sequence[Arrived], what: str) -> Iterator[Asked]:
        """The import with a bar of its rows; as it is where there are few, or nobody watches."""
        rows = sum(len(one.sheet.rows) for one in tables)
        with rows_with_progress(rows, what, self.session) as watch:
            yield replace(self.asked, watch=watch) if watch else self.asked

    def _decide(self, tried: Sequence[Import | Failure]) -> bool:
        """Ask of each project that only resembles a known one; whether anything was decided."""
        decided = False
        for one in tried:
            if isinstance(one, Failure) and isinstance(one.error, MatchUndecided):
                answers = [self._answer(proposal) for proposal in one.error.proposals]
                with self.session.open_or_make() as ledger:
                    keep_matches(
                        ledger, one.error.programme, answers, replace(self.author, note=one.file)
                    )
                decided = decided or any(each.decision is not Decision.OPEN for each in answers)
        return decided

    def _answer(self, proposal: Proposal) -> Proposal:
        self.session.tell(clean(proposal_line(proposal)))
        same = choose(self.session, "是同一个项目吗?")
        answers = {True: Decision.SAME, False: Decision.NEW, None: Decision.OPEN}
        return replace(proposal, decision=answers[same])

    def _read(self, given: Sequence[Path], ask: bool) -> list[Arrived]:
        found = find_files(given)
        files = each_with_progress(found.files, self.session)
        asked = replace(self.asked, known_years=self._known_years)
        tables, failed = read_files(
            files, asked, lambda: content_from(sys.stdin.buffer, "标准输入")
        )
        if ask and self.session.can_ask:
            tables, failed = self._ask_of_columns(found.files, tables, failed)
        self._show([*found.failed, *self._without_year(failed)])
        undated = [one for one in tables if one.by_known_year]
        if undated:
            told = f"提示:{len(undated)} 个文件没有写年份,按台账和这批文件中唯一的年份记为 {undated[0].year} 年"
            self.session.tell(told + ";不是的请撤销后用 --year 指定")
        if found.others:
            names = "、".join(file_name(path) for path in found.others)
            self.session.tell(f"提示:跳过 {len(found.others)} 个不是表格的文件: {clean(names)}")
        return tables

    def _known_years(self) -> frozenset[int]:
        # On a copy: a ledger of an older format is brought up to date by what is written later.
        with self.session.open_copy() as ledger:
            return frozenset(one.year for one in ledger.programmes())

    def _without_year(self, failed: list[Failure]) -> list[Failure]:
        """The failures, less those of files that tell a month and no year, which are told in one
        line: a folder of twelve months has twelve."""
        same = [one for one in failed if isinstance(one.error, YearUnknown)]
        if len(same) < 2:
            return failed
        self.outcomes += same
        message = f"{len(same)} 个文件只写了月份,没有写年份"
        print_failure(YearUnknown(message, same[0].error.hint), self.session.debug)
        return [one for one in failed if one not in same]

    def _ask_of_columns(
        self, files: Sequence[Path], tables: list[Arrived], failed: list[Failure]
    ) -> tuple[list[Arrived], list[Failure]]:
        """Ask of each file whose columns by month may be a plan, and read it so if it is one."""
        plans = []
        for one in failed:
            if isinstance(one.error, ColumnsUnclear):
                self.session.tell(clean(f"{one.file}: {one.error.problems[0].message}"))
                if choose(self.session, "是全年计划吗?"):
                    plans.append(one.file)
        if not plans:
            return tables, failed
        as_list = replace(self.asked, read_as=replace(self.asked.read_as, as_list=True))
        again = [path for path in files if path.name in plans]
        read, still = read_files(again, as_list, lambda: b"")
        rest = [one for one in failed if one.file not in plans]
        return sorted([*tables, *read], key=lambda one: one.order), [*rest, *still]

    def _show(self, outcomes: Iterable[Import | Failure]) -> None:
        for one, following in pairwise(chain(outcomes, [None])):
            assert one is not None
            self.outcomes.append(one)
            if isinstance(one, Failure):
                print_failure(one.error, self.session.debug)
            elif not self.json:
                self.session.show(
                    "\n".join(import_lines(one, is_last=not _goes_on(one, following)))
                )

    def _write_agreed(self, written: Iterable[Import | Failure]) -> None:
        """Write what the person has seen already; only what fails now is news."""
        self.outcomes = [one for one in self.outcomes if isinstance(one, Failure)]
        for one in written:
            self.outcomes.append(one)
            if isinstance(one, Failure):
                print_failure(one.error, self.session.debug)
        if any(isinstance(one, Import) for one in self.outcomes):
            self.session.tell("已写入台账")
            imports = [one for one in self.outcomes if isinstance(one, Import)]
            from shishi_cli.cli.asking_lives import ask_of_lives  # a person is there

            ask_of_lives(self.session, imports, self.author)

    def _end(self, dry_run: bool) -> ExitCode:
        failed = [one for one in self.outcomes if isinstance(one, Failure)]
        if self.json:
            from shishi_cli.views.import_json import import_json

            self.session.show_json(import_json(self.outcomes, dry_run))
        elif dry_run:
            self.session.tell("试运行:台账没有改动")
        else:
            self._tell_brief()
        if failed and len(self.outcomes) > 1:
            names = "、".join(one.file for one in failed)
            told = f"{len(self.outcomes)} 个文件中有 {len(failed)} 个没有导入: {names}"
            self.session.tell(clean(told))
        return max((ExitCode(one.error.exit_code) for one in failed), default=ExitCode.DONE)

    def _tell_brief(self) -> None:
        """The brief in short of the latest month that was written, where it is one programme's."""
        written = [one for one in self.outcomes if isinstance(one, Import) and one.is_new]
        programmes = {one.programme for one in written}
        months = [one.month for one in written if one.month]
        if not months or len(programmes) != 1 or not self.session.err.isatty():
            return  # a script that imports is shown nothing that it did not ask for
        from shishi_cli.services.compose_brief import month_brief
        from shishi_cli.views.brief import brief_short

        programme, month = programmes.pop(), max(months)
        scope = Scope(month, region_name(programme))
        with self.session.open() as ledger:
            brief = month_brief(ledger, scope)
        self.session.tell(brief_short(brief))


def _goes_on(one: Import, following: Import | Failure | None) -> bool:
    """Whether the file after it tells of the same month: only together they may hold the list."""
    return isinstance(following, Import) and (following.programme, following.month) == (
        one.programme,
        one.month,
    )


def _is_new(one: Import | Failure) -> bool:
    return isinstance(one, Import) and one.is_new
