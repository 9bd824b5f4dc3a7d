"""What there is a history of: the tables of versions, as history and undo see them.

A table's versions are told apart by `key`: of one key at most one version is in force. `shown` are
the columns that a person knows a change by; where `named_by` is given, the one column shown is
called by that column's value: the amount of a figure by its kind, the value of an entry by its
field, the year of a programme by its region. A table that is not listed here could not be undone; a test compares.
"""

from collections.abc import Mapping

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.operation import Kind
from shishi_cli.ledger.rows import TEXT_COLUMNS


@frozen
class Versions:
    """A table of versions."""

    kind: Kind
    key: tuple[str, ...]
    shown: tuple[str, ...]
    named_by: str | None = None

    @property
    def of_project(self) -> bool:
        """Whether its versions belong to projects."""
        return "project" in self.key

    @property
    def of_month(self) -> bool:
        """Whether its versions belong to months."""
        return "month" in self.key


VERSIONED: Mapping[str, Versions] = {
    "programmes": Versions(Kind.PROGRAMME, ("region", "year"), ("year",), named_by="region"),
    "projects": Versions(Kind.PROJECT, ("project",), ("number",)),
    "sheet_rows": Versions(Kind.ROW, ("project", "month"), TEXT_COLUMNS),
    "readings": Versions(Kind.READING, ("project", "month"), ("levels", "units", "helpers")),
    "measures": Versions(
        Kind.MEASURE, ("project", "month", "position"), ("name", "unit", "level", "bound")
    ),
    "figures": Versions(
        Kind.FIGURE,
        ("project", "month", "position", "kind"),
        ("amount",),
        named_by="kind",
    ),
    "entries": Versions(
        Kind.ENTRY, ("project", "month", "field", "measure"), ("value",), named_by="field"
    ),
    "waivers": Versions(Kind.WAIVER, ("project", "code"), ("code", "reason", "since", "until")),
    "settings": Versions(Kind.SETTING, ("name",), ("value",), named_by="name"),
    "matches": Versions(
        Kind.MATCH, ("programme", "number", "title"), ("decision",), named_by="title"
    ),
    "lives": Versions(
        Kind.LIFE, ("project",), ("begins", "ends", "into_project", "document", "reason")
    ),
    "carried": Versions(Kind.CARRIED, ("project",), ("former", "document", "reason")),
    "listed": Versions(Kind.LISTED, ("project",), ("texts",)),
    "plans": Versions(Kind.PLAN, ("project", "month"), ("words",)),
    "unit_names": Versions(Kind.UNIT_NAME, ("name",), ("unit",), named_by="name"),
}
