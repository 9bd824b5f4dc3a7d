"""Plain names, one a line (名录)."""

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.names import Kind, Names
from shishi_cli.views.document import document
from shishi_cli.views.listing import clean
from shishi_cli.views.status_json import heading_json


def names_text(names: Names) -> str:
    """One value a line; of a measure number, position, name and unit with tabs between."""
    lines = [clean(value) for value in names.values]
    lines += [
        "\t".join(map(clean, (one.number, str(one.position), one.name, one.unit)))
        for one in names.measures
    ]
    return "".join(f"{line}\n" for line in lines)


def names_json(names: Names) -> str:
    """The same as JSON, in a list called as the kind."""
    measures: list[Json] = [
        {"number": one.number, "position": one.position, "name": one.name, "unit": one.unit}
        for one in names.measures
    ]
    values = measures if names.kind is Kind.MEASURES else list(names.values)
    return document({**heading_json(names.judged), names.kind.value: values})
