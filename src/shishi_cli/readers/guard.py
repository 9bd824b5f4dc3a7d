"""The one guard round the readers: whatever fails in one is a damaged file, told with its name."""

from shishi_cli.domain.errors import UnexpectedDamage, UnreadableFile
from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs, Reader
from shishi_cli.readers.opening import problems


def read_guarded(
    reader: Reader, content: bytes, name: str, read_as: ReadAs
) -> tuple[RawTable, ...]:
    """The tables of the file. Raises UnreadableFile, and nothing else, for whatever is in it.

    No list of exceptions can tell beforehand what a file makes of a reader. What none foresaw is
    a bug all the same: it is kept as the cause of UnexpectedDamage, for --debug and for the tests
    that change files at random.
    """
    try:
        return reader.read(content, name, read_as)
    except UnreadableFile:
        raise
    except (Exception, RecursionError, MemoryError) as error:
        found = problems.damaged(name, reader.name)
        raise UnexpectedDamage(name, found) from error
