"""Numbers that tell how far the same things are, which never add up (各环节的数)."""

from collections.abc import Sequence

from shishi_cli.extraction.figures.candidates import Candidate


def are_stages(told: Sequence[Candidate]) -> bool:
    """Whether one of them tells by nothing but its word how far those of another are: 安装120个、调试100个、通电80个, but
    not 新建58个、改造49个 or 东街建成2个、西街投用3个."""
    ordered = sorted(told, key=lambda c: c.mention.quantity.start)
    return any(
        later.mention.wording.stage_alone is not None
        and later.mention.wording.stage_alone != first.mention.wording.stage_at_end
        for at, first in enumerate(ordered)
        for later in ordered[at + 1 :]
        if later.mention.at == first.mention.at
    )
