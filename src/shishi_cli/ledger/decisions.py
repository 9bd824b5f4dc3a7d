"""What people decide: entries, settings, which project is which, what a unit is called, what
is let pass (决定)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from shishi_cli.domain.check import Waiver
from shishi_cli.domain.life import CarriedOver, Life
from shishi_cli.domain.match import Decision, Match
from shishi_cli.domain.operation import Author
from shishi_cli.domain.project import Entry, Programme
from shishi_cli.domain.setting import Setting
from shishi_cli.domain.year_plan import ListedRow, PlanStep
from shishi_cli.ledger.carried import put_carried
from shishi_cli.ledger.choices import setting_named, unit_names
from shishi_cli.ledger.connection import Connection, Value
from shishi_cli.ledger.lives import put_life
from shishi_cli.ledger.programmes import programme_id
from shishi_cli.ledger.records import stored_entry
from shishi_cli.ledger.unreadable import end_unreadable_entries
from shishi_cli.ledger.waivers import end_waiver, put_waiver
from shishi_cli.ledger.writing import Writing
from shishi_cli.ledger.year_rows import put_listed, put_plans


class Decisions:
    """The part of an operation that keeps what people decide; the same again is no change."""

    _connection: Connection
    _writing: Writing

    def put_entry(self, project: int, entry: Entry) -> None:
        """Keep what a person set; ends the former entry of the same field, month and measure.

        The same value with the same note by the same person again is no change.
        """
        row = stored_entry(entry)
        key: dict[str, Value] = {
            "project": project,
            "month": row.month,
            "field": row.field,
            "measure": row.measure,
        }
        former = self._connection.query(
            _four_texts,
            "SELECT value, note, person, document FROM entries WHERE project = :project AND month = :month"
            " AND field = :field AND measure IS :measure AND ended_by IS NULL",
            key,
        )
        if former == [(row.value, row.note, row.person, row.document)]:
            return
        self._writing.end("entries", key)
        self._writing.add("entries", {"project": project, **row._asdict()})

    def put_setting(self, setting: Setting) -> None:
        """Keep a choice in the place of the former one of its name; the same again is no change."""
        if setting_named(self._connection, setting.name) == setting:
            return
        self._writing.end("settings", {"name": setting.name})
        self._writing.add("settings", asdict(setting))

    def put_matches(self, programme: Programme, matches: Sequence[Match]) -> None:
        """Keep proposals and decisions in the place of the former ones of the same rows."""
        lasting = programme_id(self._connection, programme)
        for match in matches:
            key: dict[str, Value] = {
                "programme": lasting,
                "number": match.number,
                "title": match.title,
            }
            former = self._connection.query(
                _project_and_decision,
                "SELECT project, decision FROM matches WHERE programme = :programme"
                " AND number = :number AND title = :title AND ended_by IS NULL",
                key,
            )
            if former == [(match.project, match.decision.value)]:
                continue
            self._writing.end("matches", key)
            self._writing.add(
                "matches", {**key, "project": match.project, "decision": match.decision.value}
            )

    def put_waiver(self, waiver: Waiver) -> None:
        """Let a project's findings of a code pass, in the place of its former waiver of the code."""
        put_waiver(self._connection, self._writing, waiver)

    def end_waiver(self, project: int, code: str) -> None:
        """Count a project's findings of a code again."""
        end_waiver(self._writing, project, code)

    def end_unreadable_entries(self) -> None:
        """End the entries whose numbers none can be."""
        end_unreadable_entries(self._connection, self._writing)

    def put_life(self, project: int, life: Life) -> None:
        """Keep how long a project lives, in the place of what was decided before."""
        put_life(self._connection, self._writing, project, life)

    def put_carried(self, project: int, link: CarriedOver, author: Author) -> None:
        """Keep with which project of the year before one goes on."""
        own: dict[str, Value] = {"project": project, "former": link.project}
        told = {"document": link.document, "reason": author.note}
        who = {"person": author.person, "at": author.at}
        put_carried(self._connection, self._writing, {**own, **told, **who})

    def put_listed(self, source: int, rows: Mapping[int, ListedRow]) -> int:
        """Keep the rows of the year's list by project; gives how many changed."""
        return put_listed(self._connection, self._writing, source, rows)

    def put_plans(self, source: int, plans: Mapping[int, Sequence[PlanStep]]) -> int:
        """Keep the year's plans by project; gives how many projects have another one now."""
        return put_plans(self._connection, self._writing, source, plans)

    def put_unit_names(self, names: Mapping[str, str]) -> None:
        """Keep these other names of units, each with the unit it means, and no others."""
        former = unit_names(self._connection)
        for name in former:
            if names.get(name) != former[name]:
                self._writing.end("unit_names", {"name": name})
        new = [(name, unit) for name, unit in names.items() if former.get(name) != unit]
        self._writing.add_many("unit_names", ("name", "unit"), new)
        self._writing.changed = self._writing.changed or len(names) < len(former)


def programme_matches(connection: Connection, programme: Programme) -> tuple[Match, ...]:
    """The proposals and decisions in force of rows that resemble a known project, by number."""
    return tuple(
        connection.query(
            _match,
            "SELECT m.number, m.title, m.project, m.decision FROM matches m"
            f" WHERE m.programme = ? AND {connection.in_force('m')}"
            " ORDER BY length(m.number), m.number, m.title",
            (programme_id(connection, programme),),
        )
    )


def _match(number: str, title: str, project: int, decision: str) -> Match:
    return Match(number, title, project, Decision(decision))


def _four_texts(value: str, note: str, person: str, document: str) -> tuple[str, str, str, str]:
    return value, note, person, document


def _project_and_decision(project: int, decision: str) -> tuple[int, str]:
    return project, decision
