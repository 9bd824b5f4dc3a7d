"""Short texts are kept as they were read, long ones are not."""

from shishi_cli.extraction.kept import kept


def test_short_texts_are_read_once_and_long_ones_each_time() -> None:
    read: list[str] = []

    @kept(2)
    def length(text: str, more: int = 0) -> int:
        read.append(text)
        return len(text) + more

    long = "长" * 5000
    assert [length(text, 1) for text in ("短", "短", long, long)] == [2, 2, 5001, 5001]
    assert read == ["短", long, long]
