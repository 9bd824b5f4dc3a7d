"""Which numbers of a paper are not what the ledger tells (复核)."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.verified import Differing, Verified
from shishi_cli.views.document import document
from shishi_cli.views.fact_places import place_words
from shishi_cli.views.listing import clean
from shishi_cli.views.text_width import shorten

_PLACES = 10  # listed one by one
_LONGEST = 24  # columns of a number's words


def verified_text(verified: Verified, name: str) -> str:
    """A line for each number that differs, with the words around it and where it is from."""
    lines = [
        f"{name}  {verified.month}  {verified.numbers} 个数,不一致 {len(verified.differing)} 个"
    ]
    if verified.now != verified.written:
        lines.append(f"  通报写于操作 {verified.written},台账现在是操作 {verified.now}")
    for one in verified.differing:
        lines.append(f"  …{one.before}【{one.printed}】{one.after}…")
        lines.append(f"    {_told(one)}")
    if verified.lost:
        lines += _unchecked(verified)
    return "\n".join(map(clean, lines)) + "\n"


def verified_json(verified: Verified, name: str) -> str:
    """The same as JSON."""
    return document(
        {
            "file": name,
            "month": str(verified.month),
            "numbers": verified.numbers,
            "lost": verified.lost,
            "unchecked": [
                {
                    "bookmark": one.fact.id.bookmark,
                    "stands": one.words,
                    "told": one.fact.text,
                    "place": place_words(one.fact),
                }
                for one in verified.unchecked
            ],
            "written_at_operation": verified.written,
            "operation": verified.now,
            "differing": [_json(one) for one in verified.differing],
        }
    )


def _unchecked(verified: Verified) -> Iterator[str]:
    """Which numbers were not looked at: the first ones, and where the others stand."""
    which = "" if verified.unchecked else ";是哪些数,已不能确定,请重新生成通报"
    yield f"  另有 {verified.lost} 个数的书签不见了(删去或重打过),没有核对{which}"
    groups = [(place, list(of)) for place, of in groupby(verified.unchecked, lambda one: one.words)]
    for place, of in groups[:_PLACES]:
        yield f"    {place}: {'、'.join(shorten(one.fact.text, _LONGEST) for one in of)}"
    rest = Counter(one.head for _, of in groups[_PLACES:] for one in of)
    if rest:
        named = "、".join(f"{head} {count} 个" for head, count in rest.items())
        yield f"    其余 {sum(rest.values())} 个在: {named};逐个列出用 --json"


def _told(one: Differing) -> str:
    if one.told is None:
        return "台账里没有这个数了"
    why = "稿中改过" if one.was_edited else "台账后来改过"
    return f"台账为 {one.told.text},{why};{place_words(one.told)}"


def _json(one: Differing) -> Json:
    return {
        "bookmark": one.name,
        "printed": one.printed,
        "told": one.told.text if one.told else None,
        "edited": one.was_edited,
        "place": place_words(one.told) if one.told else None,
    }
