"""Numbers that tell how far the same things are, which never add up (各环节的数)."""

from collections.abc import Sequence

from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.mentions.wording import Wording
from shishi_cli.extraction.promises.read_promises import Promise

_ACT = 4  # characters of a verb with what stands around it: 均已安装


def are_stages(told: Sequence[Candidate]) -> bool:
    """Whether one of them tells by nothing but its word how far those of another are: 安装120个、调试100个、通电80个, 采购
    2500册、配送1500册, but not 新建58个、改造49个 or 东街建成2个、西街投用3个."""
    ordered = sorted(told, key=lambda c: c.mention.quantity.start)
    return any(
        _is_later(later.mention.wording, first.mention.wording)
        for at, first in enumerate(ordered)
        for later in ordered[at + 1 :]
        if later.mention.at == first.mention.at
    )


def may_be_stages(told: Sequence[Candidate], promise: Promise) -> bool:
    """Whether nothing but an act leads each in a list, another one each, of which one is work: 拆除25户、重建15户 of 拆除
    重建40户, unless the promise lists the acts: 维修、更换路灯."""
    leads = [c.mention.lead for c in told]
    alone = any(c.mention.wording.step_alone is not None for c in told)
    acts = all(0 < len(lead) <= _ACT for lead in leads) and len(set(leads)) == len(leads) > 1
    listed = any(f"{lead}{mark}" in promise.words for lead in leads for mark in "、和及与")
    return alone and acts and not listed


def _is_later(later: Wording, first: Wording) -> bool:
    if later.stage_alone is not None and later.stage_alone != first.stage_at_end:
        return True
    before, after = first.step_alone, later.step_alone
    return before is not None and after is not None and 0 <= before < after
