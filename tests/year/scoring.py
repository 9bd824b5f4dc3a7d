"""A made-up year scored against a supervisor's truth: standings, goals, totals, flags.

A year is a folder of months as tables, and `truth.toml` with a `[[month]]` for each project-month:
`standing` and `goal_met` list what a supervisor accepts ("none" for no goal), `to_date` the total of
each measure in the order of the promise ("none" where none is told yet), `to_date_also` other lists
as good, `flag` what a check or the list of who is missing must tell. `[[missing]]` are rows that a
table does not have.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from shishi_cli.domain.check import Severity
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.results.missing import Lack
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import Assessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.read_sheet import read_sheet
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.assess_month import assess_month
from shishi_cli.services.check_month import check_month
from shishi_cli.services.import_file import import_table
from shishi_cli.services.list_missing import list_missing
from shishi_cli.services.select_projects import Selection

AUTHOR = Author("王", "2024-12-31T00:00:00+08:00")


@dataclass
class Score:
    """What was right of how many, and every miss in words."""

    standings: list[bool] = field(default_factory=list)
    goals: list[bool] = field(default_factory=list)
    totals: list[bool] = field(default_factory=list)
    false_flags: list[str] = field(default_factory=list)
    missed_flags: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def line(self) -> str:
        """One line: standings 230/240 (95.8 %) …"""
        parts = [
            f"{name} {sum(told)}/{len(told)} ({100 * sum(told) / max(len(told), 1):.1f} %)"
            for name, told in (
                ("standings", self.standings),
                ("goals", self.goals),
                ("totals", self.totals),
            )
        ]
        return "; ".join(
            [*parts, f"false flags {len(self.false_flags)}, missed {len(self.missed_flags)}"]
        )


def score_year(folder: Path, database: Path) -> Score:
    """Import the folder's months in order, then judge and check each as it stands at the end."""
    truth = tomllib.loads((folder / "truth.toml").read_text("utf-8"))
    tables = sorted(folder.glob("*.csv"))
    with Ledger.write(database) as ledger:
        for path in tables:
            month = Month.parse(path.stem)
            arrived = Arrived(read_sheet(path), month, "file")
            import_table(ledger, arrived, Asked(accept_matches=True), AUTHOR)
    score = Score()
    for path in tables:
        _score_month(database, Month.parse(path.stem), truth, score)
    return score


def _score_month(database: Path, month: Month, truth: dict[str, Any], score: Score) -> None:
    with Ledger.read(database) as ledger:
        judged = assess_month(ledger, Scope(month))
    by_number = {one.record.number: one for one in judged.assessments}
    for true in truth["month"]:
        if true["month"] == str(month):
            _score_project(by_number.get(true["number"]), true, score)
    _score_flags(database, month, truth, score)


def _score_project(one: Assessment | None, true: dict[str, Any], score: Score) -> None:
    place = f"{true['month']} 第{true['number']}项"
    if one is None:
        score.standings.append(False)
        score.misses.append(f"{place}: 没有此项目")
        return
    goal = one.goal_met.value if one.goal_met else "none"
    totals = [measure.to_date.value if measure.to_date else None for measure in one.measures]
    also = [true["to_date"], *true.get("to_date_also", [])]
    right = {
        "standing": one.standing.value in true["standing"],
        "goal_met": goal in true["goal_met"],
        "to_date": any(_same(totals, accepted) for accepted in also),
    }
    score.standings.append(right["standing"])
    score.goals.append(right["goal_met"])
    if true["to_date"]:
        score.totals.append(right["to_date"])
    told = {"standing": one.standing.value, "goal_met": goal, "to_date": totals}
    for what, is_right in right.items():
        if not is_right and (what != "to_date" or true["to_date"]):
            given = [f"{each:f}" if each is not None else None for each in totals]
            shown = given if what == "to_date" else told[what]
            reasons = "; ".join(reason.text for reason in one.reasons[:3])
            score.misses.append(f"{place} {what}: {shown} 应为 {true[what]} [{reasons}]")


def _same(totals: Sequence[Decimal | None], accepted: Sequence[object]) -> bool:
    wanted = [None if each == "none" else Decimal(str(each)) for each in accepted]
    return list(totals) == wanted


def _score_flags(database: Path, month: Month, truth: dict[str, Any], score: Score) -> None:
    wanted = {
        one["number"]: one.get("flag_kind", one.get("why", ""))
        for one in [*truth["month"], *truth.get("missing", [])]
        if one["month"] == str(month) and one.get("flag")
    }
    found = dict(_flags(database, month))
    score.false_flags += [
        f"{month} 第{number}项: {told}" for number, told in found.items() if number not in wanted
    ]
    score.missed_flags += [
        f"{month} 第{number}项: {kind}" for number, kind in wanted.items() if number not in found
    ]


def _flags(database: Path, month: Month) -> Iterator[tuple[str, str]]:
    """Which projects a supervisor is told to look at: by `check`, or as not reported."""
    with Ledger.read(database) as ledger:
        findings = check_month(ledger, Scope(month), Selection()).findings
        owing = list_missing(ledger, Scope(month), Selection()).owed
    for finding in findings:
        if finding.severity is not Severity.INFO:
            yield finding.number, f"{finding.kind.code} {finding.message}"
    for owed in owing:
        if owed.lack is Lack.NOT_REPORTED or owed.detail == "没有填写":
            yield owed.project.record.number, owed.lack.label


if __name__ == "__main__":
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        told = score_year(Path(sys.argv[1]), Path(scratch) / "year.db")
    sys.stdout.write("\n".join((*told.misses, "假警:", *told.false_flags, "漏报:")) + "\n")
    sys.stdout.write("\n".join((*told.missed_flags, told.line())) + "\n")
