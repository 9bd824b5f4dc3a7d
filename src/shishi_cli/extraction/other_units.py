"""Figures that would tell of a promise if they did not count in another unit (计量单位不符)."""

from shishi_cli.extraction.mentions.counted_thing import Fit, fit
from shishi_cli.extraction.mentions.events import Event
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.tied_row import TiedRow

_SHARES = frozenset("%‰")
_PEOPLE = frozenset({"人", "名", "位"})
# Where they are reached: 完成5家筛查机构业务培训 of 为1.8万名妇女筛查.
_INSTITUTIONS = frozenset({"家", "所", "处", "个", "座"})
_RULES = "mentions/mentions"


def other_units(row: TiedRow) -> frozenset[tuple[int, int]]:
    """The spans of such quantities in the progress: done, of nothing else than the promise, while
    no figure tells of it (加装电梯400台: 累计完成36公里)."""
    untold = [
        promise
        for promise, figure, share in zip(
            row.promises, row.told.figures, row.told.shares, strict=True
        )
        if figure is None and share is None
    ]
    counted_units = {mention.quantity.unit for mention in row.progress.mentions}
    # 3个口袋公园已开工,栽植乔木160余株: the promise's own count is told beside it
    untold = [promise for promise in untold if promise.unit not in counted_units]
    found = set()
    for mention, role in zip(row.progress.mentions, row.told.roles, strict=True):
        quantity = mention.quantity
        if role is None or role.name != "other-unit" or not quantity.unit:
            continue
        if set(quantity.unit) & _SHARES or mention.role() or _is_by_product(mention):
            continue
        if quantity.unit == "元":
            continue  # what it cost: 发放补贴46万元 of 12家
        if quantity.unit in _PEOPLE and not any(one.unit in _PEOPLE for one in row.promises):
            continue  # whom it is for, as 录取学生1350名 of 30个班
        if quantity.unit in _INSTITUTIONS and all(one.unit in _PEOPLE for one in row.promises):
            continue
        counted = mention.counted
        if quantity.unit == "户" and (counted.behind or counted.thing.endswith("户")):
            continue  # 涉及小区14个、居民8730户 of 14座, 商户96户 of 1座
        if any(
            fit(counted, promise.own) in (Fit.SILENT, Fit.SAME)
            and mention.events.nearest(promise.words) in (Event.FINISHED, Event.UNTOLD)
            for promise in untold
        ):
            found.add((quantity.start, quantity.end))
    return frozenset(found)


def _is_by_product(mention: Mention) -> bool:
    """Whether it counts occasions, what came of the use of the thing (服务1260人次), where it is
    (涉及11个村), or how long something took (停工20天)."""
    if mention.is_occasion or pattern(_RULES, "times").search(mention.quantity.unit):
        return True
    if pattern(_RULES, "area").match(mention.tail):
        return True
    if pattern(_RULES, "duration").fullmatch(mention.quantity.unit):
        return True
    return pattern(_RULES, "use").search(mention.lead) is not None
