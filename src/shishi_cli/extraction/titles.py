"""Titles without what changes from month to month or belongs to a column of its own (标题)."""

import re

from shishi_cli.extraction.folding import fold_width
from shishi_cli.extraction.labels import level_pattern

_BRACKETS = re.compile(r"\s*[(\[【]([^()\[\]【】]*)[)\]】]")
_NOT_WORDS = re.compile(r"[\W\d_]+")


def plain_title(title: str) -> str:
    """The title as printed, without brackets that hold nothing but level marks: (市级、区级)."""
    folded = fold_width(title)
    kept, last = "", 0
    for match in _BRACKETS.finditer(folded):
        rest = level_pattern().sub("", match[1])
        if rest != match[1] and not rest.strip("、,;/ 及和"):
            kept += title[last : match.start()]
            last = match.end()
    return (kept + title[last:]).strip(" *★※")


def bare_title(title: str) -> str:
    """The words of a title alone, for telling whether two are the same: no marks, no digits."""
    return _NOT_WORDS.sub("", fold_width(plain_title(title)))
