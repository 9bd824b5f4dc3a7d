"""What the engine is told of where a match may begin hides none."""

import re
from itertools import islice

from shishi_cli.domain.prepared import compiled
from tests.corpus.rows import rows
from tests.extraction.all_patterns import patterns

TEXT = "\n".join(row.progress for _, row in islice(rows("held_out/*.toml"), 40))


def test_a_pattern_finds_what_python_finds() -> None:
    for _, pattern in patterns():
        found = [one.span() for one in compiled(pattern).finditer(TEXT)]
        assert found == [one.span() for one in re.compile(pattern).finditer(TEXT)], pattern
