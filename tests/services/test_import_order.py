"""Whatever order the months come in, they are judged alike."""

import tempfile
from pathlib import Path

import pytest

from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.read_sheet import read_sheet
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.assess_month import add_since, assess_year
from shishi_cli.services.import_file import import_table
from shishi_cli.views.status_json import status_json
from tests.cli.small_months import table

MONTHS = (2, 3, 4, 5)
LINES = {
    month: (
        f"1,新建车位100个,区交通委,,累计完成{month * 4}个",
        f"2,加装电梯100台,区房管局,,当月完成{month}台",
        f"3,建公园90个,区绿化局,累计建成{month * 5}个,累计建成20个",
        "4,建设社区食堂,区民政局,完成选址,正在选址",
    )
    for month in MONTHS
}


def judged(order: tuple[int, ...]) -> list[str]:
    """All months' status after the tables were imported in that order."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.write(folder / "ledger.db") as ledger:
            for number in order:
                path = table(folder, f"2023-{number:02}.csv", number, *LINES[number])
                arrived = Arrived(read_sheet(Path(path)), Month(2023, number), "文件名")
                import_table(ledger, arrived, Asked(region="青浦区"), Author("王", "2023-06-01"))
            return [
                status_json(add_since(*assess_year(ledger, Scope(Month(2023, number)))))
                for number in MONTHS
            ]


@pytest.fixture(scope="module")
def straight() -> list[str]:
    return judged(MONTHS)


@pytest.mark.parametrize(
    "order", [(5, 4, 3, 2), (3, 2, 5, 4), (5, 2, 3, 4), (2, 4, 5, 3), (4, 3, 5, 2)]
)
def test_the_order_of_imports_does_not_matter(order: tuple[int, ...], straight: list[str]) -> None:
    assert judged(order) == straight
