"""The process that answers one query: ``python -m shishi_cli.ledger.sql_process``.

It reads a Query from stdin and writes an Answer, or what is wrong, to stdout.
"""

import math
import pickle
import signal
import sys

from shishi_cli.domain.errors import ShishiError
from shishi_cli.domain.results.sql_answer import Answer
from shishi_cli.ledger.sql_query import Query, answer

_PATIENCE = 5  # seconds beyond the query's own, should nobody be left to end this process


def main() -> None:
    """Answer, whatever it takes; whoever asked keeps the time."""
    query: Query = pickle.load(sys.stdin.buffer)
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(query.seconds) + _PATIENCE)
    found: Answer | ShishiError
    try:
        found = answer(query)
    except ShishiError as error:
        found = error
    pickle.dump(found, sys.stdout.buffer)


if __name__ == "__main__":
    main()
