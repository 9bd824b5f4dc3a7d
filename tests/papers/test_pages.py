"""The pages themselves, through LibreOffice: lines, margins, page numbers, headings of tables."""

import re
from pathlib import Path

import pytest

from shishi_cli.domain.office import Fonts
from shishi_cli.domain.paper import Paper, Paragraph, Run
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.compose_bulletin import BulletinWish, compose_bulletin
from shishi_cli.services.read_wording import our_wording
from shishi_cli.services.select_projects import Selection
from shishi_cli.views.docx.draw import paper_docx
from tests.papers.documents import lines_of, needs_office, pages_of
from tests.papers.test_docx import DAY

pytestmark = [pytest.mark.office, needs_office]
MM = 72 / 25.4
Page = list[tuple[float, float, str]]


@pytest.fixture(scope="module")
def pages(half_year_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The sample's June, with two pages of plain text before the rest."""
    wish = BulletinWish(DAY, pictures=False, list_as="text")
    with Ledger.read(half_year_file) as ledger:
        paper = compose_bulletin(ledger, Scope(), Selection(), wish, our_wording())
    plain = Paragraph((Run("实事项目进展情况" * 170),))
    paper = Paper("通报", (plain, *paper.blocks), paper.annexes, signer="宝山区", day=DAY)
    path = tmp_path_factory.mktemp("pages") / "a.docx"
    path.write_bytes(paper_docx(paper, Fonts.WINDOWS, {}))
    return pages_of(path)


def test_a_full_page_has_22_lines_of_28_characters(pages: list[Page]) -> None:
    *lines, number = lines_of(pages[1])
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}
    assert number == "—2—"


def test_the_text_keeps_to_the_margins(pages: list[Page]) -> None:
    xs, ys = [x for x, _, _ in pages[1]], [y for _, y, text in pages[1] if "实事" in text]
    assert abs(min(xs) - 28 * MM) < MM
    assert 37 * MM < min(ys) < (37 + 10.2) * MM
    assert max(ys) < (297 - 35) * MM


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pages: list[Page]) -> None:
    for at, page in enumerate(pages, 1):
        numbers = [(x, y) for x, y, text in page if re.fullmatch(rf"—?{at}—?", text)]
        x, _ = max(numbers, key=lambda place: place[1])
        middle = (297 if _is_wide(page) else 210) * MM / 2
        assert (x > middle) == (at % 2 == 1), at


def _is_wide(page: Page) -> bool:
    return max(x for x, _, _ in page) > 190 * MM


def test_the_heading_of_the_table_stands_on_each_of_its_pages(pages: list[Page]) -> None:
    texts = ["".join(lines_of(page)) for page in pages]
    first = next(at for at, text in enumerate(texts) if text.startswith("附件1"))
    second = next(at for at, text in enumerate(texts) if text.startswith("附件2"))
    assert second - first > 2
    for text in texts[first:second]:
        assert "序号项目内容牵头单位指标年度目标月目标完成数完成率状态" in text


def test_every_row_of_the_table_is_whole(pages: list[Page]) -> None:
    """Each project's number, in the first column, stands on the page of its standing, in the last."""
    texts = [lines_of(page) for page in pages]
    first = next(at for at, lines in enumerate(texts) if lines[0].startswith("附件1"))
    second = next(at for at, lines in enumerate(texts) if lines[0].startswith("附件2"))
    numbers = []
    for page in pages[first:second]:
        here = [text for x, y, text in page if x < 47 * MM and text.isdigit() and y < 185 * MM]
        standings = [text for x, y, text in page if x > 240 * MM and y < 185 * MM]
        assert len(here) == len(standings) - 1, here  # and the heading
        numbers += here
    assert numbers == [str(number) for number in range(1, 46)]
