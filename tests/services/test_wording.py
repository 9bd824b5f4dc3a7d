"""Each sentence of papers gives what its example says."""

import pytest

from shishi_cli.services.read_wording import our_wording


@pytest.mark.parametrize("key", our_wording().sentences)
def test_a_sentence_gives_what_its_example_says(key: str) -> None:
    sentence = our_wording().sentences[key]
    assert our_wording().plain(key, **sentence.example) == sentence.gives
