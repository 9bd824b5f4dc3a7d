"""Small numbers in words, as those of months and rounds are."""

import pytest

from shishi_cli.domain.numerals import compound, whole


@pytest.mark.parametrize(
    ("written", "number"),
    [("9", 9), ("九", 9), ("十二", 12), ("二十", 20), ("十十", 10), ("一3", 3), ("三三十", 30)],
)
def test_a_run_that_is_no_number_counts_as_its_end(written: str, number: int) -> None:
    assert whole(written) == number


def test_words_without_a_number_are_none() -> None:
    with pytest.raises(ValueError, match="月"):
        whole("月")


@pytest.mark.parametrize(("rest", "value"), [("2千", 2000), ("2千3百", 2300), ("2\t千3百", 2300)])
def test_what_stands_behind_a_scale_may_be_spaced_apart(rest: str, value: int) -> None:
    assert compound(rest, "万")[0] == value
