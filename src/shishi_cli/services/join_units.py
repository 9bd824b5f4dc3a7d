"""A new table calls an office by an abbreviation of the name that is known: they are one (单位简称)."""

from collections.abc import Collection, Mapping

from shishi_cli.domain.frozen import frozen

# What an office is called at its end, the long forms first; those written together are one kind.
_KINDS = {"委员会": "委", "办公室": "办", "中心": "中心", "局": "局", "委": "委", "办": "办"}
_SHORTEST = 3  # 区卫局: the level, something of the name, and the kind


@frozen
class Joined:
    """The names of a table that are taken for those of known offices (并入的名称), and what a person
    is told; `names` are all other names then, as the ledger keeps them."""

    names: Mapping[str, str]
    notices: tuple[str, ...] = ()


def join_units(
    printed: Collection[str], known: Collection[str], names: Mapping[str, str]
) -> Joined:
    """Join each new name that abbreviates exactly one known office, or that one abbreviates.

    `printed` are a table's units, `known` those of the tables before it, `names` the other names
    that the ledger keeps. Two names of one table are two offices.
    """
    joined, kept = [], dict(names)
    here = {kept.get(name, name) for name in printed if name in known}
    for name in printed:
        if name in known or name in kept:
            continue
        offices = {kept.get(other, other) for other in known if is_short_for(name, other)}
        if len(offices) == 1 and not offices & here:
            office = offices.pop()
            kept[name] = office
            here.add(office)
            joined.append(f"{name}={office}")
    if not joined:
        return Joined(names)
    text = f"单位简称与全称按同一单位处理: {'、'.join(joined)};不是的用 shishi units remove 分开"
    return Joined(kept, (text,))


def is_short_for(one: str, other: str) -> bool:
    """Whether one name abbreviates the other: of the same level and kind, and its characters in
    their order among the other's (区住建委, 区住房和城乡建设委员会)."""
    (short, kind), (long, same) = sorted(map(_parts, (one, other)), key=lambda part: len(part[0]))
    if not kind or kind != same or min(len(one), len(other)) < _SHORTEST:
        return False
    letters = iter(long)
    return short[:1] == long[:1] and all(letter in letters for letter in short)


def _parts(name: str) -> tuple[str, str]:
    """The name without what says nothing, and its kind."""
    for ending, kind in _KINDS.items():
        if name.endswith(ending):
            return name.removesuffix(ending).replace("和", "").replace("与", ""), kind
    return name, ""
