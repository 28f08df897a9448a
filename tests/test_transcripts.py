"""A transcript becomes the text of an edition, however its notes, captions and margins were written down."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.text import Figure, Heading, PageGap
from pipeline.model.vocabulary import Place, ZoneKind
from pipeline.stages.acquire.transcripts import transcript_page
from pipeline.stages.segment.transcripts import transcript_zones
from tests.stages.structure.reading import Reading

HARBOUR = Path(__file__).parent / "fixtures" / "harbour.txt"
CHAPTER = Path(__file__).parents[2] / "shared" / "samples" / "korean-war-chapter.txt"
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def reading_of(path: Path) -> Reading:
    page = transcript_page(path, "s0001")
    page = replace(page, lines=page.surface.layer)
    return Reading.of_pages([replace(page, zones=transcript_zones(page))])


def raised(pattern: str) -> Callable[[str], str]:
    """Write each superscript after `pattern`, in which {} is its number."""

    def written(text: str) -> str:
        return re.sub("[⁰¹²³⁴-⁹]+", lambda label: pattern.format(label[0].translate(DIGITS)), text)

    return written


def notes_last(text: str) -> str:
    blocks = [block for block in re.split(r"\n\n+", text) if block.strip()]
    notes = [block for block in blocks if re.match(r"\d [A-Z]|[⁰¹²³⁴-⁹]", block)]
    return "\n\n".join([block for block in blocks if block not in notes] + ["# Notes", *notes])


def as_markdown(text: str) -> str:
    text = raised("[^{}]")(re.sub(r"(?m)^(\d) (?=[A-Z])", r"[^\1]: ", text))
    text = re.sub(r"(?m)^(\[\^\d\]) ", r"\1: ", text)
    return text.replace("THE GREAT STORM", "## The Great Storm").replace("The Price", "## The Price")


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "bare numbers": raised("{}"),
    "carets": raised("^{}^"),
    "HTML": raised("<sup>{}</sup>"),
    "brackets": raised("[{}]"),
    "numbers after a space": raised(" {}"),
    "Markdown": as_markdown,
    "capital headings": lambda text: text.replace("The Price", "THE PRICE"),
    "Windows lines": lambda text: text.replace("\n", "\r\n"),
    "curly quotation marks": lambda text: re.sub(r'(?<=\s)"', "“", text).replace('"', "”").replace("'", "’"),
    "notes at the end": notes_last,
    "form feeds": lambda text: text.replace("\n\n\n\n", "\f"),
    "one line feed": lambda text: re.sub(r"\n\n+", "\n", text),
}


@pytest.fixture(scope="module", params=WAYS)
def harbour(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reading:
    text = WAYS[request.param](HARBOUR.read_text(encoding="utf-8"))
    path = tmp_path_factory.mktemp("transcript") / "harbour.txt"
    path.write_bytes(text.encode("utf-8"))
    return reading_of(path)


def test_broken_paragraphs_are_whole(harbour: Reading) -> None:
    starts = [words.split()[:3] for words in harbour.paragraphs]
    assert starts == [
        ["The", "decision", "to"],
        ["Neither", "party", "could"],
        ["Why", "did", "the"],
        ["The", "work", "that"],
        ["No", "one", "gained"],
        ["by", "the", "promise"],
        ["For", "the", "town"],
    ]
    assert "smallest boat and to place its revenues" in harbour.paragraphs[1]
    assert "western coast, Carrow was the only one" in harbour.paragraphs[2]
    assert "on March 1. As Norwegian captains" in harbour.paragraphs[3]


def test_a_sentence_that_does_not_go_on_leaves_a_gap(harbour: Reading) -> None:
    blocks = list(harbour.text.blocks())
    gap = next(number for number, block in enumerate(blocks) if isinstance(block, PageGap))
    assert harbour.gaps == [None]
    before, after = blocks[gap - 1], blocks[gap + 1]
    assert not isinstance(before, Figure | PageGap) and not isinstance(after, Figure | PageGap)
    assert harbour.paragraphs[4].endswith("The engineers of the railway, although")


def test_notes_stand_at_their_markers(harbour: Reading) -> None:
    assert [note.label for note in harbour.text.notes] == ["3", "4", "5", "6"]
    assert all(note.anchored for note in harbour.text.notes)
    assert [harbour.before(note.at)[-9:] for note in harbour.text.notes] == [
        "the heat.",
        harbour.before(harbour.note("4").at)[-9:],
        "the town.",
        " evening.",
    ]
    assert re.search(r"board\.[\"”]$", harbour.before(harbour.note("4").at))
    assert harbour.note_text("3") == ["See the chapter on lighthouses in this volume."]
    assert harbour.note_text("6") == ["The sums are discussed in The Cost of the Moles, 2 (May 1979), 61."]


def test_no_glyph_of_a_marker_is_left_in_the_text(harbour: Reading) -> None:
    assert not any(re.search(r"[.,][\"”]?[\[^<⁰¹²³⁴-⁹\d]", words) for words in harbour.paragraphs)


def test_headings_are_told_from_captions(harbour: Reading) -> None:
    headings = [words.title() for words in harbour.headings if words != "Notes"]
    assert headings == ["The Great Storm", "The Price"]
    figures = [block for block in harbour.text.blocks() if isinstance(block, Figure)]
    assert [harbour.lines[figure.caption[0].line].text[:9] for figure in figures] == ["14. Ships"]


def test_what_a_reader_wrote_stays_out_of_the_text(harbour: Reading) -> None:
    assert len(harbour.text.marginals) == 2
    assert not any("Handwritten" in words or "mole!" in words for words in harbour.paragraphs)


def test_the_margin_is_the_one_that_the_description_names() -> None:
    page = transcript_page(HARBOUR, "s0001")
    zones = transcript_zones(replace(page, lines=page.surface.layer))
    assert [zone.place for zone in zones if zone.kind is ZoneKind.HANDWRITING] == [Place.LEFT, Place.RIGHT]


def test_a_note_of_two_paragraphs_is_one_note(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("The mole was begun.[^1]\n\n[^1]: See Hale.\n\n    He says more.\n", encoding="utf-8")
    assert reading_of(path).note_text("1") == ["See Hale.", "He says more."]


def shared_chapter() -> Reading:
    if not CHAPTER.is_file():
        pytest.skip("the shared transcript is under copyright and does not lie beside this checkout")
    return reading_of(CHAPTER)


def test_a_real_chapter_has_all_its_notes_at_their_markers() -> None:
    chapter = shared_chapter()
    assert [note.label for note in chapter.text.notes] == ["6", "7", "8", "9", "10", "11", "12"]
    assert all(note.anchored and note.paragraphs for note in chapter.text.notes)
    ends = ["alliance.", 'area."', 'orbit."', "stage.", 'War."', "1953.", "realities."]
    assert [chapter.before(note.at).split()[-1] for note in chapter.text.notes] == ends


def test_a_real_chapter_has_its_headings_figure_and_readers_notes() -> None:
    chapter = shared_chapter()
    assert chapter.headings == ["Stages", "Impact"]
    assert sum(isinstance(block, Figure) for block in chapter.text.blocks()) == 1
    assert len(chapter.text.marginals) == 2
    assert not any("Handwritten" in words or "mide" in words for words in chapter.paragraphs)


def test_a_real_chapter_has_whole_paragraphs_and_one_gap() -> None:
    chapter = shared_chapter()
    assert len(chapter.paragraphs) == 30
    assert [words[:13] for words in chapter.paragraphs if words[0].islower()] == ["from applying"]
    blocks = [block for block in chapter.text.blocks() if not isinstance(block, Figure | Heading)]
    gap = next(number for number, block in enumerate(blocks) if isinstance(block, PageGap))
    assert chapter.gaps == [None]
    assert chapter.paragraphs[gap - 1].endswith("The Korean governments, though")
    assert chapter.paragraphs[gap].startswith("from applying")
