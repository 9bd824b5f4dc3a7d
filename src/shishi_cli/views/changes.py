"""What an import or an update did, in lines (变动)."""

from collections.abc import Sequence


def import_lines(
    counts: Sequence[tuple[str, int]], heading: str, notices: Sequence[str]
) -> tuple[str, ...]:
    """A heading line, the counts in one line, and the notices."""
    told = " · ".join(f"{label} {count}" for label, count in counts)
    return (heading, f"  {told}", *(f"  提示:{notice}" for notice in notices))


def change_line(what: str, old: str, new: str) -> str:
    """完成数: 250名 → 300; the arrow can be written in GBK."""
    return f"  {what}: {old} → {new}"
