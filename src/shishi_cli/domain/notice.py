"""Doubts about the data, as values."""

from shishi_cli.domain.frozen import frozen

NUMBERS_MISSING = "numbers_missing"  # of a table between whose numbers one is not there
NO_MONTH = "no_such_month"  # of a heading, a title or a file's name that tells a month 13


@frozen
class Notice:
    """A doubt about the data (提示), with a stable code and a Chinese sentence.

    `alternative` is the other value the words can mean, as decimal text, when there is one.
    """

    code: str
    text: str
    alternative: str | None = None
