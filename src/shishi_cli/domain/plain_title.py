"""A title without its level marks, which have a column of their own (标题)."""

import re
from collections.abc import Sequence

# Sets of ASCII characters: Python makes a table of 65,536 bits of one with Chinese brackets, half a
# millisecond in every process that shows a title.
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_AS_ASCII = str.maketrans("【】\uff08\uff09", "[]()")
_BETWEEN = frozenset("、,\uff0c;\uff1b/ 及和")


def plain_title(title: str, levels: Sequence[str]) -> str:
    """The title as printed, without brackets that hold nothing but its levels: (市级、区级).

    Loads no rules: every listing calls it, and the levels are read already.
    """
    kept, last = "", 0
    for match in _BRACKETS.finditer(title.translate(_AS_ASCII)):
        rest = match[1]
        for level in levels:
            rest = rest.replace(level, "")
        if rest != match[1] and set(rest) <= _BETWEEN:
            kept += title[last : match.start()]
            last = match.end()
    return (kept + title[last:]).strip(" *★※")
