"""A ledger with the sample's four months, made once: papers only read it."""

from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Shishi, on_ledger


@pytest.fixture(scope="session")
def half_year_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger's file."""
    database = tmp_path_factory.mktemp("papers") / "ledger.db"
    run = on_ledger(database)
    for month in (3, 4, 5, 6):
        assert run("import", str(SAMPLES / f"2023-{month:02}.csv")).exit_code == 0
    assert run("office", "set", "发文机关", "宝山区人民政府办公室").exit_code == 0
    assert run("office", "set", "主送", "各镇人民政府、各街道办事处").exit_code == 0
    return database


@pytest.fixture
def half_year(half_year_file: Path) -> Shishi:
    """Run shishi on it, to read."""
    return on_ledger(half_year_file)
