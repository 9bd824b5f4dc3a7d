"""What was read from a text is kept, but for huge ones."""

from shishi_cli.extraction.kept import kept


def test_a_text_is_read_once_and_a_huge_one_each_time() -> None:
    read: list[int] = []

    @kept(2)
    def length(text: str, more: int = 0) -> int:
        read.append(len(text))
        return len(text) + more

    texts = ("短", "长" * 500, "长" * 5001)
    assert [length(text, 1) for text in texts * 2] == [2, 501, 5002] * 2
    assert read == [1, 500, 5001, 5001]


def test_few_long_texts_are_kept() -> None:
    read: list[str] = []

    @kept(100)
    def first(text: str) -> str:
        read.append(text[0])
        return text[0]

    for letter in "甲乙丙丁戊己庚辛壬甲壬":
        first(letter * 500)
    assert "".join(read) == "甲乙丙丁戊己庚辛壬甲"
