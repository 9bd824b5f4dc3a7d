"""What persons decided to let pass (豁免清单)."""

from shishi_cli.domain.check import WaivedProject, Waiver, WaiverList
from shishi_cli.domain.json_value import Json
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, clean
from shishi_cli.views.log import written_time


def waivers_listing(known: WaiverList) -> Listing:
    """One line a waiver; one that has run out by the latest month says so."""
    region = f"{known.programme.region} " if known.programme.region else ""
    then = f" ({known.as_of})" if known.as_of else ""
    return Listing(
        ("序号", "项目", "代码", "检查", "理由", "期限", "人员", "时间"),
        tuple(
            (
                one.number,
                one.title,
                one.kind.code,
                one.kind.name,
                one.waiver.reason,
                term(one.waiver) + (",已到期" if _is_over(one.waiver, known) else ""),
                one.waiver.person,
                written_time(one.waiver.at),
            )
            for one in known.waived
        ),
        above=(f"{region}{known.programme.year} 年的豁免 {len(known.waived)} 项{then}",),
        below=() if known.waived else ("没有豁免",),
    )


def waivers_json(known: WaiverList) -> str:
    """The same as one object."""
    return document(
        {
            "region": known.programme.region,
            "year": known.programme.year,
            "as_of": known.as_of or None,
            "waivers": [
                {
                    "number": one.number,
                    "title": one.title,
                    "code": one.kind.code,
                    "name": one.kind.name,
                    **waiver_json(one.waiver),
                    "expired": _is_over(one.waiver, known),
                }
                for one in known.waived
            ],
        }
    )


def waiver_json(waiver: Waiver) -> dict[str, Json]:
    """The terms of a waiver."""
    return {
        "reason": waiver.reason,
        "since": str(waiver.since) if waiver.since else None,
        "until": str(waiver.until) if waiver.until else None,
        "person": waiver.person,
        "at": waiver.at,
    }


def waived_line(one: WaivedProject) -> str:
    """第 17 项 C101 自报完成率不符,至 2023-12: 比例以人次为基数."""
    what = f"第 {one.number} 项 {one.kind.code} {one.kind.name},{term(one.waiver)}"
    return clean(f"{what}: {one.waiver.reason}")


def term(waiver: Waiver) -> str:
    """How long it holds: 全年, 至 2023-12, 2023-04 至 2023-06, 只 2023-04."""
    if waiver.since == waiver.until:
        return f"只 {waiver.since}" if waiver.since else "全年"
    since = f"{waiver.since} " if waiver.since else ""
    return f"{since}至 {waiver.until}" if waiver.until else f"自 {waiver.since}"


def _is_over(waiver: Waiver, known: WaiverList) -> bool:
    return waiver.until is not None and waiver.until < known.month
