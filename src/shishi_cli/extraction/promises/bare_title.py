"""The words of a title alone, for telling whether two are the same (标题用字)."""

import re

from shishi_cli.domain.plain_title import plain_title
from shishi_cli.extraction.promises.levels import level_pattern
from shishi_cli.extraction.text.fold_width import fold_width


def bare_title(title: str) -> str:
    """The title without level marks, other marks and digits."""
    plain = plain_title(title, level_pattern().findall(title))
    return re.sub(r"[\W\d_]+", "", fold_width(plain))
