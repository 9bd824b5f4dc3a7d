"""Streams that stop no command: whoever reads may leave, and the command still does its work."""

import io
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Lasting(io.RawIOBase):
    """A stream that goes nowhere once it has failed.

    That a reader left (`| head`) is no failure of the command. Any other is raised once: Python
    would write again what is left when it ends.
    """

    def __init__(self, stream: io.TextIOWrapper, forgiven: type[OSError]) -> None:
        self._stream = stream  # kept: it would close the file when it is gone
        # With PYTHONUNBUFFERED there is no buffer between.
        buffer: Any = stream.buffer
        self._raw: io.RawIOBase = getattr(buffer, "raw", buffer)
        self._forgiven = forgiven

    def write(self, data: "ReadableBuffer", /) -> int | None:
        try:
            return self._raw.write(data)
        except OSError as error:
            self._raw = io.FileIO(os.open(os.devnull, os.O_WRONLY), "w")
            if isinstance(error, self._forgiven):
                return memoryview(data).nbytes
            raise

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()


def make_streams_lasting() -> None:
    """Let stdout outlive its reader, and stderr whatever befalls it: there is nowhere to tell."""
    sys.stdout = _lasting(sys.stdout, BrokenPipeError)
    sys.stderr = _lasting(sys.stderr, OSError)


def _lasting(stream: object, forgiven: type[OSError]) -> io.TextIOWrapper:
    assert isinstance(stream, io.TextIOWrapper)  # this process's own
    if stream.isatty():
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(_Lasting(stream, forgiven)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
