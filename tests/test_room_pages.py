"""The page of each room names files that are there."""

import re
from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[1] / "src" / "shishi_cli"
NAMED = re.compile(r"`([\w/.-]+\.(?:py|toml|json))`")
PAGES = sorted(ROOMS.glob("*/README.md"))


def test_each_room_has_a_page() -> None:
    rooms = {path.parent.name for path in ROOMS.glob("*/__init__.py")}
    assert {page.parent.name for page in PAGES} == rooms


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    named = [name for name in NAMED.findall(page.read_text("utf-8")) if "NAME" not in name]
    below = {path.name for path in page.parent.rglob("*")}
    assert [
        name
        for name in named
        if not (name in below or (page.parent / name).exists() or (ROOMS / name).exists())
    ] == []


def test_the_architecture_links_every_page() -> None:
    text = (ROOMS.parents[1] / "docs" / "architecture.md").read_text("utf-8")
    assert all(f"{page.parent.name}/README.md" in text for page in PAGES)
