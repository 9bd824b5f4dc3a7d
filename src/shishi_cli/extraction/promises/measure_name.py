"""What a promise is called, and the level its figure is marked with (指标名称)."""

import re

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.mentions.mentions import Mention, Text, analyse
from shishi_cli.extraction.promises.levels import level_pattern, read_levels
from shishi_cli.extraction.rules import pattern


def level_of(mention: Mention, text: Text) -> str | None:
    """The level marked for one figure: 市级2家 or (市级)2家 before it, or the bracket that follows."""
    marked = _written("level_before").search(mention.lead)
    if marked:
        return marked[1]
    if right_before := _written("bracket_before").search(text.folded[: mention.quantity.start]):
        levels = read_levels(right_before[0])
        if len(levels) == 1:
            return levels[0]  # (省级)3个、(市级)5个
    opens = _written("opening_bracket").search(mention.before)
    if opens is not None and len(levels := read_levels(opens[1])) == 1:
        return levels[0]  # (省级)培训1500人次,(市级)新增620人
    headed = _written("heading").findall(mention.before)  # 市级任务:新建24座;区级任务:改造16座
    if headed:
        return str(headed[-1])
    bracket = _written("bracket").search(text.folded, mention.quantity.end)
    while bracket and not level_pattern().search(bracket[1]):
        bracket = _written("bracket").search(text.folded, bracket.end())
    found = read_levels(bracket[0]) if bracket else ()
    return found[0] if len(found) == 1 else None


def name_of(mention: Mention, text: Text, title: str) -> str:
    """The words around a quantity, with its level; those of the title where there are none."""
    marked = level_pattern().findall(mention.lead[-6:])
    name = plain_words(mention.lead + mention.tail)
    if _written("changed").search(name):
        name = plain_words(without_numbers(title))
    if name and marked and marked[-1] not in name:
        return f"{name}({marked[-1]})"
    if name and not level_pattern().fullmatch(name):
        return name
    # (市级2家、区级5家) and a bare 400台 are named by the words before the bracket, or the title.
    head = text.folded[: mention.quantity.start].rpartition("(")[0] or title
    head = plain_words(without_numbers(head))
    return f"{head}({name})" if name else head


def plain_words(words: str) -> str:
    """Words without level marks, brackets and leading particles."""
    words = compiled(r"[(\[【][^)\]】]*[)\]】]?").sub("", words)
    words = compiled(r"^[)\]】、,。;:\s]+|[(\[【、,。;:\s]+$").sub("", words)
    return _written("trim").sub("", words).strip(" ,。;、:)(")


def without_numbers(text: str) -> str:
    """The words without their quantities, for naming: 新增5G基站 of 新增5G基站800个."""
    kept, last = "", 0
    for mention in analyse(text).mentions:
        kept += text[last : mention.quantity.start]
        last = mention.quantity.end
    return kept + text[last:]


def _written(name: str) -> re.Pattern[str]:
    return pattern("promises/measure_name", name)
