"""Which numbers of a paper are not what the ledger tells (复核)."""

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.verified import Differing, Verified
from shishi_cli.views.document import document
from shishi_cli.views.fact_places import place_words
from shishi_cli.views.listing import clean


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
        lines.append(f"  另有 {verified.lost} 个数的书签不见了(删去或重打过),没有核对")
    return "\n".join(map(clean, lines)) + "\n"


def verified_json(verified: Verified, name: str) -> str:
    """The same as JSON."""
    return document(
        {
            "file": name,
            "month": str(verified.month),
            "numbers": verified.numbers,
            "lost": verified.lost,
            "written_at_operation": verified.written,
            "operation": verified.now,
            "differing": [_json(one) for one in verified.differing],
        }
    )


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
