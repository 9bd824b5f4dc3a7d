"""How far from the right edge a paper is signed and dated (署名和日期的位置)."""

from fractions import Fraction

_CHARACTER = 315  # twips: 16 pt less 0.25 pt


def signing_indents(signer: str, date: str, *, sealed: bool) -> tuple[int, int]:
    """The right indents of signer and date in twips, by GB/T 9704.

    Sealed: the date four characters from the edge, the signer centred over it. Unsealed: the signer
    two from the edge and the date beginning two after it; a date that is longer stands two from
    the edge itself.
    """
    n, m = _width(signer), _width(date)
    if sealed:
        shares = max(Fraction(0), 4 + (m - n) / 2), Fraction(4)
    elif n >= m + 2:
        shares = Fraction(2), n - m
    else:
        shares = m - n + 4, Fraction(2)
    return round(shares[0] * _CHARACTER), round(shares[1] * _CHARACTER)


def _width(words: str) -> Fraction:
    """In characters; digits and letters take half of one."""
    return sum((Fraction(1, 2) if c.isascii() else Fraction(1) for c in words), Fraction(0))
