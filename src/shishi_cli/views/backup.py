"""What `backup` says of the copy that it made (备份)."""


def size_text(size: int) -> str:
    """A file's size as people read it, truncated: 1.2 MB."""
    for unit, factor in (("GB", 2**30), ("MB", 2**20), ("KB", 2**10)):
        if size >= factor:
            tenths = size * 10 // factor
            return f"{tenths // 10}.{tenths % 10} {unit}"
    return f"{size} 字节"
