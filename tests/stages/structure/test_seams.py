"""Words tell what numbers do not."""

from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.book import Book
from pipeline.stages.structure.seams import Seams
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


def odds(before: Printer, after: Printer, language: str = "en") -> float:
    """The log odds that one page follows on the other."""
    pages = [before.page(), after.page()]
    return Seams.of(Book.of(pages, language)).odds(0, 1)


def test_halves_of_a_word_join_and_halves_of_two_do_not() -> None:
    before = Printer("s0001").text("Nobody in the capital had foreseen the inter-")
    whole = odds(before, Printer("s0002").text("vention of the great powers.", continues=True))
    assert whole > 2
    assert odds(before, Printer("s0002").text("The winter was long.", continues=False)) < -2


def test_an_indent_amid_a_sentence_speaks_against_a_turn() -> None:
    before = Printer("s0001").text("Nobody in the capital had foreseen the great")
    assert odds(before, Printer("s0002").text("Winter came early that year.", continues=False)) < -1


def test_a_catchword_tells_the_next_page_in_any_language() -> None:
    before = Printer("s0001").text("Arma virumque cano.").zone(ZoneKind.CATCH_WORD, "Tro-")
    assert odds(before, Printer("s0002").text("Troiae qui primus ab oris."), "la") > 2
    assert odds(before, Printer("s0002").text("Musa mihi causas memora."), "la") < 0


def test_a_catchword_may_be_taken_for_a_mark_of_the_gathering() -> None:
    page, mark = Printer("s0001").text("Members were to"), ZoneKind.SIGNATURE_MARK
    after = Printer("s0002").text("be elected by ballot.", continues=True)
    told = odds(Printer("s0001").text("Members were to").zone(mark, "be"), after)
    assert told > odds(page, after) + 1
    assert odds(Printer("s0001").text("Members were to").zone(mark, "C"), after) == odds(page, after)


def test_notes_that_are_numbered_through_tell_the_next_page() -> None:
    pages = [Printer(f"s{n:04d}").text("It was over.").note(f"{n} Ibid., p. 3.") for n in (1, 2, 3)]
    seams = Seams.of(Book.of([page.page() for page in pages], "en"))
    assert seams.odds(0, 1) > seams.odds(0, 2)
