"""The promise that a heading or a label before a number names (标题)."""

from collections.abc import Mapping, Sequence, Set

from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern


def under_headings(
    mentions: Mapping[int, Mention], promises: Sequence[Promise], text: Text
) -> dict[int, int]:
    """The promise that the last heading before a number names: 2、农村危房改造。…已竣工402户; 二是软管更换方面。"""
    headings = [
        (found.end(), at)
        for found in pattern("figures/headings", "heading").finditer(text.folded)
        if (at := named_by(content(found["name"]), promises)) is not None
    ]
    return {
        start: max(before)[1]
        for start, mention in mentions.items()
        if (before := [one for one in headings if one[0] <= mention.quantity.start])
    }


def labelled(mention: Mention, promises: Sequence[Promise]) -> int | None:
    """The promise whose name, or part of it, begins the line: 服务站:建成37个."""
    named = mention.wording.label
    return None if named is None else named_by(named, promises)


def named_by(named: Set[str], promises: Sequence[Promise]) -> int | None:
    """The promise that those pairs of characters name best, None where several do or none."""
    scores = [len(named & promise.own.things) for promise in promises]
    best = max(scores)
    return scores.index(best) if best and scores.count(best) == 1 else None
