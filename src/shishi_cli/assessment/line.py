"""The straight line of a project's year (序时进度)."""

from fractions import Fraction

from shishi_cli.domain.project import ProjectMonth


def line_of(record: ProjectMonth) -> Fraction:
    """The part of the project's year that has passed, a Fraction of 1: a project that began in May
    has an eighth behind it at May's end."""
    begins = record.life.begins
    if begins is None or not begins <= record.month or begins.year != record.month.year:
        return record.month.pace
    return Fraction(record.month.number - begins.number + 1, 13 - begins.number)
