"""Every check finds its failing examples and lets its passing ones be, on rows in a real ledger."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from shishi_cli.assessment.checks.kinds import check_kinds
from shishi_cli.assessment.checks.registry import CHECKS
from shishi_cli.domain.check import CheckedMonth
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.source import Column, PlanCell, Sheet, SheetRow
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.check_month import check_month
from shishi_cli.services.import_file import import_table
from shishi_cli.services.select_projects import Selection

Case = dict[str, Any]


def cases() -> list[Case]:
    return [
        case
        for path in sorted(Path(__file__).parent.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


CASES = cases()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One ledger with each case as a region of its own."""
    path = tmp_path_factory.mktemp("checks") / "ledger.db"
    with Ledger.write(path) as ledger:
        for at, case in enumerate(CASES):
            cells = {Column.NUMBER: "1", Column.LEAD_UNIT: "区交通委"}
            if "plan" in case:
                import_list(ledger, at, case, cells)
            for row in case["rows"]:
                told = {Column(key): text for key, text in row.items() if key != "month"}
                cells = {**cells, Column.GOAL: "", Column.PROGRESS: "", **told}
                file = f"{row['month']}月.csv"
                sheet = Sheet(file, f"{at} {file}", "UTF-8", (SheetRow(1, 2, cells),))
                arrived = Arrived(sheet, Month(2023, row["month"]), "")
                asked = Asked(region=f"第{at}区", accept_matches=True)
                import_table(ledger, arrived, asked, Author("王", "2023-07-01"))
    return path


def import_list(ledger: Ledger, at: int, case: Case, cells: dict[Column, str]) -> None:
    """The year's list with the plan of the case, as quarter, words."""
    plan = tuple(PlanCell(3 * quarter, 3, words) for quarter, words in case["plan"])
    row = SheetRow(1, 2, {**cells, Column.TITLE: case["rows"][0]["title"]}, plan)
    sheet = Sheet("清单.csv", f"{at} 清单", "UTF-8", (row,), is_list=True)
    asked = Asked(region=f"第{at}区")
    arrived = Arrived(sheet, None, "", list_year=2023)
    import_table(ledger, arrived, asked, Author("王", "2023-01-05"))


def checked(database: Path, at: int) -> CheckedMonth:
    with Ledger.read(database) as ledger:
        return check_month(ledger, Scope(region=f"第{at}区"), Selection())


@pytest.mark.parametrize("at", range(len(CASES)), ids=[one["code"] for one in CASES])
def test_a_check_finds_what_its_example_says(database: Path, at: int) -> None:
    case = CASES[at]
    found = [one for one in checked(database, at).findings if one.kind.code == case["code"]]
    assert [one.message for one in found] == case.get("finds", [])
    if "about" in case:
        assert found[0].source is not None
        assert found[0].source.text == case["about"]
        assert case["about"] in found[0].excerpt


def test_a_project_whose_unit_is_written_shorter_has_no_new_one(tmp_path: Path) -> None:
    """One table may write an office both ways; in full in one row, in short in the next."""
    months = (
        ("区农业农村局", "区农业农村局", "区文旅局"),
        ("区农业农村局", "区农村局", "区民政局"),
    )
    titles = ("修建水渠30公里", "修建机井20口", "修建戏台9座")
    with Ledger.write(tmp_path / "ledger.db") as ledger:
        for month, units in enumerate(months, start=2):
            rows = tuple(
                SheetRow(
                    1, at, {Column.NUMBER: str(at), Column.TITLE: title, Column.LEAD_UNIT: unit}
                )
                for at, (title, unit) in enumerate(zip(titles, units, strict=True), start=1)
            )
            arrived = Arrived(Sheet(f"{month}月.csv", "", "UTF-8", rows), Month(2023, month), "")
            import_table(ledger, arrived, Asked(region="甲区"), Author("王", "2023-07-01"))
        found = check_month(ledger, Scope(region="甲区"), Selection()).findings
    told = [one.message for one in found if one.kind.code == "C404"]
    assert told == ["“区民政局”以前没有出现过"]


def test_every_check_has_its_words_and_examples_that_fail_and_pass() -> None:
    assert [code for code, _ in CHECKS] == list(check_kinds())
    for code, kind in check_kinds().items():
        found = [one.get("finds") for one in CASES if one["code"] == code]
        assert [kind.example] in found, f"{code} has no failing example with its message"
        assert None in found, f"{code} has no passing example"


def test_what_is_found_can_be_written_in_gbk() -> None:
    for kind in check_kinds().values():
        "".join((kind.name, kind.explanation, kind.remedy, kind.example)).encode("gbk")
