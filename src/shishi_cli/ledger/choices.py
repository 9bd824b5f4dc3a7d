"""What persons chose for the whole ledger, read back: settings, and the names of units."""

from collections.abc import Mapping

from shishi_cli.domain.setting import Setting
from shishi_cli.ledger.connection import Connection


def setting_named(connection: Connection, name: str) -> Setting | None:
    """What is chosen under that name, None where nobody chose."""
    found = connection.query(
        Setting,
        "SELECT s.name, s.value, s.content FROM settings s"
        f" WHERE s.name = ? AND {connection.in_force('s')}",
        (name,),
    )
    return found[0] if found else None


def settings(connection: Connection) -> tuple[Setting, ...]:
    """All that is chosen, by name."""
    return tuple(
        connection.query(
            Setting,
            "SELECT s.name, s.value, s.content FROM settings s"
            f" WHERE {connection.in_force('s')} ORDER BY s.name",
        )
    )


def unit_names(connection: Connection) -> Mapping[str, str]:
    """The other names of units in force, with the unit each one means."""
    return dict(
        connection.query(
            _name_and_unit,
            f"SELECT n.name, n.unit FROM unit_names n WHERE {connection.in_force('n')}"
            # Since when the name is known: an undoing puts back copies, and must change no order.
            " ORDER BY (SELECT min(o.id) FROM unit_names o WHERE o.name = n.name)",
        )
    )


def _name_and_unit(name: str, unit: str) -> tuple[str, str]:
    return name, unit
