"""A share that a unit states beside its figures."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.shares import agrees, is_share

amounts = st.decimals(0, 50_000, places=2) | st.sampled_from([Decimal("5.52E+4"), Decimal(63)])
shares = st.decimals(0, 200, places=2) | st.decimals(0, 200, places=0)


@given(
    part=amounts, whole=amounts.filter(bool), stated=shares, off=st.sampled_from([None, -1, 0, 1])
)
def test_whole_numbers_tell_of_a_share_what_fractions_tell(
    part: Decimal, whole: Decimal, stated: Decimal, off: int | None
) -> None:
    if off is not None:  # about the border: a digit more or less than the figures give
        stated = Decimal(int(part * 100 / whole) + off)
    assert is_share(stated, part, whole) == agrees(stated, Fraction(part) / Fraction(whole))
