"""Showing what the checks found, and the exit code that it makes (检查输出)."""

from shishi_cli.cli.options import Output
from shishi_cli.cli.present import Forms, present
from shishi_cli.cli.session import Session
from shishi_cli.domain.check import CheckedMonth, CheckKind, Severity
from shishi_cli.domain.errors import ExitCode
from shishi_cli.views.check import check_listing, check_text, kind_text


def show_kind(session: Session, code: str, as_json: bool) -> ExitCode:
    """Say what one code means. Raises NotFound for none."""
    from shishi_cli.services.waive_check import find_check

    kind = find_check(code)
    if as_json:
        session.show_json(_kind_json(kind))
    else:
        session.show(kind_text(kind))
    return ExitCode.DONE


def show_findings(
    session: Session, checked: CheckedMonth, output: Output, fail_on: str
) -> ExitCode:
    """Print the findings; FOUND where one is as grave as `fail_on`, a severity or never."""
    forms = Forms(
        json=lambda: _findings_json(checked),
        listing=lambda: check_listing(checked),
        text=lambda screen: check_text(checked, screen),
    )
    present(session, forms, output)
    if fail_on == "never":
        return ExitCode.DONE
    least = Severity(fail_on)
    grave = any(one.severity.is_at_least(least) for one in checked.findings)
    return ExitCode.FOUND if grave else ExitCode.DONE


# JSON draws in what few ask of a check.
def _findings_json(checked: CheckedMonth) -> str:
    from shishi_cli.views.check_json import check_json

    return check_json(checked)


def _kind_json(kind: CheckKind) -> str:
    from shishi_cli.views.check_json import kind_json

    return kind_json(kind)
