"""What is done in one place of the tree alone."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

CODE = Path(__file__).parents[1] / "src" / "shishi_cli"


def calls(folder: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of the code below, with the module that it stands in."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path.relative_to(CODE).as_posix(), node


def test_the_ledger_is_opened_by_the_session_alone() -> None:
    opening = {
        module
        for module, call in calls(CODE)
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in ("Ledger", "Connection")
        and not module.startswith("ledger/")
    }
    assert opening == {"cli/session.py"}


# What the same letters mean differs from command to command.
OF_A_COMMAND = {
    *("--yes", "--output", "--by", "--unit", "--level", "--region", "--as-of"),
    *("--title", "--goal", "--list", "--limit", "--encoding"),
}


def test_an_option_that_several_commands_have_is_declared_once() -> None:
    names = Counter(
        argument.value
        for _, call in calls(CODE / "cli")
        if isinstance(call.func, ast.Attribute) and call.func.attr == "Option"
        for argument in call.args
        if isinstance(argument, ast.Constant) and str(argument.value).startswith("--")
    )
    twice = {name for name, count in names.items() if count > 1}
    assert twice - OF_A_COMMAND == set()
