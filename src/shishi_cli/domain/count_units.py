"""What is known of a unit of count by itself (计量单位)."""

# 帮助730名 and 250人 count the same people.
PERSONS = frozenset({"人", "名", "位"})
RATES = frozenset({"%", "‰"})
# Months of 12.5% or 30元/平方米 are none that a sum could be made of.
_NO_SUM = frozenset("%‰/")


def adds_up(unit: str) -> bool:
    """Whether what is counted in `unit` can be added up: a share or a rate cannot."""
    return not set(unit) & _NO_SUM
