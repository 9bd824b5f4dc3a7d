"""What a file's schema has beside what the steps make, and what it lacks (外来的结构).

It costs sqlite-utils to import, 80 ms: only where `schema.is_as_made` says no, or a person asks.
"""

import sqlite3
from contextlib import closing

from sqlite_utils import Database, Migrations

from shishi_cli.domain.errors import LedgerDamaged
from shishi_cli.domain.results.ledger_file import Foreign
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.migrations import migrate, migrations
from shishi_cli.ledger.schema import Made, is_as_made, made_in


def foreign_to(connection: Connection) -> tuple[Foreign, ...]:
    """What a file's schema has that its version's has not, or words otherwise; nothing for most."""
    sqlite = connection.sqlite
    if is_as_made(sqlite):
        return ()
    version: int = sqlite.execute("PRAGMA user_version").fetchone()[0]
    known = set(schema_at(version))
    names = {one.name for one in known}
    return tuple(
        Foreign(one.type, one.name, altered=one.name in names)
        for one in made_in(sqlite)
        if one not in known
    )


def refuse_foreign(connection: Connection) -> None:
    """Raise LedgerDamaged for a schema with something that no step made."""
    found = foreign_to(connection)
    if found:
        words = {"table": "表", "index": "索引", "view": "视图", "trigger": "触发器"}
        listed = "、".join(
            f"{'改动过的' if one.altered else '外来的'}{words[one.type]} {one.name}"
            for one in found
        )
        raise LedgerDamaged(
            f"{connection.path} 的结构不是 shishi 建立的,不能使用: {listed}",
            "用 shishi doctor 查看,用 shishi doctor --fix 去掉外来的触发器、视图和索引,或用 shishi restore 换回备份",
        )


def every_step() -> list[Migrations._Migration]:
    """The steps, in the order in which an empty file goes through them."""
    with closing(Database(memory=True)) as empty:
        return migrations.pending(empty)


def schema_at(version: int) -> list[Made]:
    """What the steps up to that version make."""
    steps = Migrations("shishi")
    for step in every_step()[:version]:
        steps(name=step.name)(step.fn)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sqlite:
        migrate(sqlite, None, steps)
        return made_in(sqlite)


def fresh_schema() -> dict[str, str]:
    """The statements that make the indexes and views of the newest schema, by name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sqlite:
        migrate(sqlite, None)
        statements = sqlite.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        )
        return {name: sql for kind, name, sql in statements if kind in ("index", "view")}
