"""Titles of one project reworded, and titles of two projects, in their score."""

from shishi_cli.extraction.promises.title_likeness import difference, telling_words, title_likeness
from shishi_cli.extraction.rules import load_rules

SURE = load_rules("promises/title_likeness")["same"]["from"]


def test_amounts_levels_and_stock_words_tell_nothing() -> None:
    assert telling_words("新增60家公共厕所(市级、区级)") == "厕所"
    assert telling_words("实施1.4万户工程") == ""
    assert title_likeness("新建3座", "新建5座") == 100
    assert title_likeness("新建3座", "改造5座") < SURE


def test_the_difference_names_what_went_and_came() -> None:
    assert difference("新建口袋公园6座", "建设口袋公园8座") == "-新…6 +设…8"
    assert difference("新建公园", "新建公园") == ""


def test_a_cell_of_a_megabyte_is_compared_by_how_it_begins() -> None:
    title, other = "新建口袋公园6座" + "甲乙" * 500_000, "新建口袋公园6座" + "乙丙" * 500_000
    assert title_likeness(title, title) == 100
    assert title_likeness(title, other) < 100
    assert len(difference(title, other)) < 700
