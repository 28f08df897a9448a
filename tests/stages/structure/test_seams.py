"""Words tell what numbers do not."""

from tests.builders import Printer
from tests.stages.structure.reading import Reading


def test_pages_are_missing_where_the_text_does_not_join() -> None:
    pages = [
        Printer("s0001").text("He had the money in his").number("4"),
        Printer("s0002").text("pocket when he came to the house of"),
        Printer("s0003").text("of which were never seen by those who"),
        Printer("s0004").text("lived there.").number("9"),
    ]
    reading = Reading.of(*pages)
    assert reading.gaps == [2]
    assert reading.labels == ["4", "5", "8", "9"]
