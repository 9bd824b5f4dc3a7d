"""The region that a text names often."""

from shishi_cli.extraction.text.region import read_region


def test_a_region_is_sure_only_when_it_is_named_often() -> None:
    assert read_region("到青禾区学习;在沙河区推进,由沙河区统筹") == ""
    assert read_region("青禾区\n青禾区\n沙河区\n青禾区") == "青禾区"
