"""Whether a file's schema is the one that the steps make: no trigger, view or index beyond it, and no
other statement under a known name. A backup comes from anywhere, and a trigger rewrites history."""

import json
import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

# SQLite's own tables and indexes, and the record of the steps, which sqlite-utils words.
_OURS = """SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master
WHERE NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))
AND NOT (type = 'index' AND name LIKE 'sqlite~_autoindex~_%' ESCAPE '~' AND sql IS NULL)
AND NOT (type IN ('table', 'index') AND tbl_name = '_sqlite_migrations')
ORDER BY type, name"""

# The hash of what each version of the schema has. A new step adds its own; none ever changes.
MADE: Mapping[int, str] = {
    1: "c3b28608bcae00d83f76b16b840a4bfdcd383534fc0c343e06e3095767f5f4cc",
    2: "80273e78d8974b35f90739003f735fd0b02b936b18e8644aae08b557315c33f6",
    3: "a57a01ee6d3c4fbe56370f2b38f30ffa80db739e09f9a4e4b99d2676a233dc37",
    4: "08bfc8743825d9e3cae207ccf810fdc753176cc3979028d165c105a5161d2948",
    5: "9c6e05f115b64ddabe1c4511ddea12fe7f8c80203b206ff5fbd1a8eabbcf383d",
    6: "660fb9ba783295a86873661737e6aa12a736150ce445531ec87f18a752d32595",
    7: "f8468a502ec870e5b5f5b44c885b7d647687710d56585aaa4019d9da5d672c7d",
    8: "86312fb3b12994edbb89e2a2c2e0315398a55756007b2544007e3bc067efeea6",
    9: "2ce280c9524902431d66c94a3e1eab1a59087d52abe9a85bc345599ddcd19470",
    10: "1daf2d87225cb1f0674eccf992c66089abf4d3694620c059f1f81ec247555a5c",
    11: "992278af341e2e1cb91a2bd0c9617b2489053c1b202b29a39383d90ca2502cae",
    12: "0f9c32551b18511ebc81771cf97b6c9ef0f3d30c9d4a185010ef9e63adb16ef2",
}


class Made(NamedTuple):
    """An entry of a file's schema."""

    type: str
    name: str
    table: str
    statement: str


def made_in(sqlite: sqlite3.Connection) -> list[Made]:
    """What a file's schema has, without SQLite's own."""
    return [Made(*row) for row in sqlite.execute(_OURS)]


def digest(made: list[Made]) -> str:
    """The hash by which a schema is known."""
    return sha256(json.dumps(made).encode()).hexdigest()


def is_as_made(sqlite: sqlite3.Connection) -> bool:
    """Whether a file has what the steps of its version make, and nothing else."""
    version: int = sqlite.execute("PRAGMA user_version").fetchone()[0]
    return digest(made_in(sqlite)) == MADE.get(version)
