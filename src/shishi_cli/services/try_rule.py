"""What another rule would change over the months in the ledger (试用规则)."""

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.results.trial import Differing, Trial
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.choose_rule import find_rule, rule_in_force
from shishi_cli.services.load_month import load_month
from shishi_cli.services.resolve_scope import programmes_of


def try_rule(ledger: Ledger, asked: str, scope: Scope) -> Trial:
    """Judge every month of the ledger, or the scope's alone, by both rules; nothing is written.

    Raises LedgerError for an empty ledger, and what `find_rule` raises.
    """
    before, after = rule_in_force(ledger), find_rule(asked)[0]
    months, judged = 0, 0
    differing: list[Differing] = []
    for programme in programmes_of(ledger, scope.region):
        for month in ledger.months(programme):
            if scope.month not in (None, month):
                continue
            months += 1
            for record in load_month(ledger, programme, month):
                judged += 1
                old, new = assess(record, before), assess(record, after)
                if old.standing is not new.standing:
                    differing.append(Differing(programme, old, new))
    return Trial(before, after, months, judged, tuple(differing), ledger.as_of)
