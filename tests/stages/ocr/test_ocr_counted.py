"""Numbers of lines read as letters are numbers again where the sequence bears it out, and nothing else is."""

from pipeline.model.geometry import Box
from pipeline.stages.ocr.counted import counted
from pipeline.stages.ocr.hocr import ReadLine, ReadWord


def read(*texts: str, left: float = 900.0) -> list[ReadLine]:
    """Return lines of one word, one under the other."""
    boxes = [Box(left, 100.0 * number, left + 30, 100.0 * number + 20) for number, _ in enumerate(texts)]
    return [
        ReadLine(box, (ReadWord(text, box, 0.5),), 0.0, box.bottom, 15.0)
        for box, text in zip(boxes, texts, strict=True)
    ]


def texts(lines: list[ReadLine], *, beside: bool = True) -> list[str]:
    """Return what the lines are when all stand in the right margin, or none."""
    places = [(line.box.grown(2), True) for line in lines] if beside else []
    return [line.words[0].text for line in counted(lines, places)]


def test_letters_among_numbers_of_lines_are_the_number_that_comes_next() -> None:
    assert texts(read("5", "10", "Is", "20")) == ["5", "10", "15", "20"]


def test_what_would_be_out_of_sequence_stays_as_read() -> None:
    assert texts(read("5", "10", "So", "20")) == ["5", "10", "So", "20"]


def test_letters_that_stand_in_a_margin_of_letters_stay() -> None:
    assert texts(read("A", "B", "5", "D")) == ["A", "B", "5", "D"]


def test_words_of_the_text_stay() -> None:
    assert texts(read("5", "10", "Is", "20"), beside=False) == ["5", "10", "Is", "20"]
