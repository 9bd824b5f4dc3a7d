"""What a cell's number format lets nobody see: ;;; shows neither numbers nor words (格式隐藏)."""

from shishi_cli.readers.cells.number_formats import sections_of

_LONGEST = 255
_OF_WORDS = 3  # positive;negative;zero;words


def hides_number(written: str, shown: str) -> bool:
    """Whether a number shows nothing; a format that only leaves zeros blank hides nothing."""
    return not shown.strip() and bool(written.strip(" 0.-"))


def hides_words(code: str) -> bool:
    """Whether words in a cell of this format are not shown."""
    if code.count(";") < _OF_WORDS or len(code) > _LONGEST:
        return False
    sections = sections_of(code)
    return len(sections) > _OF_WORDS and not sections[_OF_WORDS].tokens
