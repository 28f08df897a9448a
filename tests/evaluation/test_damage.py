"""Each kind of damage moves the measures that speak of it, and no other."""

from pathlib import Path

import pytest

from pipeline.evaluation import Errors, Evaluation, Hits, evaluate
from tests.evaluation.chapter import written

TEXT = {"characters:body", "words:body"}
LINE = "\n<lb/>Eleven wagons stood loaded with slate along the eastern wall."
NOTE = '<note xml:id="n-3" n="3" place="bottom">Ibid.,\nfolio 12.</note>'
FIRST = """<note xml:id="n-1" n="1" place="bottom" facs="#z-n1">Letter of <date>March 3, 1912</date>,
in the parish archive.</note>"""
HEAD = '<fw type="header">Minutes of the Valley Company</fw>'

Change = tuple[str, str]


def worse(folder: Path, *changes: Change) -> set[str]:
    """Return which measures are less than perfect after some changes."""
    found = evaluate(written(folder, *changes), written(folder, name="gold.xml"))
    return {name_of(it.name, it.part) for it in found.measures if not it.perfect}


def name_of(name: str, part: str) -> str:
    return f"{name}:{part}" if part else name


def test_an_edition_against_itself_is_perfect_in_everything(tmp_path: Path) -> None:
    found = evaluate(written(tmp_path), written(tmp_path, name="gold.xml"))
    assert not found.disagreements
    assert all(it.perfect for it in found.measures)
    assert all(it.wanted for it in found.measures if isinstance(it, Hits)), "the chapter has something of everything"


CASES: dict[str, tuple[tuple[Change, ...], set[str]]] = {
    "a letter is misread": ((("leaning barn", "leanlng barn"),), TEXT),
    "a line is lost": (((LINE, ""),), TEXT | {"lost"}),
    "a paragraph is split": ((("barn and waited", "barn</p><p>and waited"),), {"paragraphs"}),
    "two paragraphs are one": ((("</p>\n<gap", " <gap"), ('<p xml:id="p-3">', "")), {"paragraphs"}),
    "a note hangs at another word": (
        ((FIRST, ""), ("kept their horses", f"kept{FIRST} their horses")),
        {"markers", "links"},
    ),
    "two notes have changed places": (
        ((FIRST, NOTE), (f"Works</orgName>.{NOTE}", f"Works</orgName>.{FIRST}")),
        {"markers", "links"},
    ),
    "a note has another number": ((('xml:id="n-2" n="2"', 'xml:id="n-2" n="7"'),), {"markers", "links", "numbered"}),
    "a note is lost": (
        ((NOTE, ""),),
        {"markers", "links", "notes", "numbered", "characters:note", "words:note"},
    ),
    "a note lacks its second page": (
        ((" and what he left out can only be guessed at today.", ""),),
        {"joined", "characters:note", "words:note"},
    ),
    "a marker's sign is left in the text": (
        (("before the thaw.<", "before the thaw.1<"),),
        TEXT | {"foreign", "foreign:marker of a note"},
    ),
    "a running head stands in a paragraph": (
        ((HEAD, "Minutes of the Valley Company"),),
        TEXT | {"foreign", "foreign:running head", "characters:running head", "words:running head"},
    ),
    "a note stands in a paragraph": (
        ((NOTE, "Ibid., folio 12."),),
        TEXT | {"foreign", "foreign:note", "markers", "links", "notes", "numbered", "characters:note", "words:note"},
    ),
    "handwriting stands in a paragraph": (
        (("leaning barn and", "leaning barn compare ledger and"),),
        TEXT | {"foreign", "foreign:hand"},
    ),
    "words stand there that nobody wrote": (
        (("leaning barn and", "leaning barn zzyx ,,qq vvrt and"),),
        TEXT | {"foreign", "foreign:nowhere in the gold"},
    ),
    "a line of the body stands in a note": (
        (
            (LINE, ""),
            ("The younger clerk", "Eleven wagons stood loaded with slate along the eastern wall. The younger clerk"),
        ),
        TEXT | {"strayed", "characters:note", "words:note"},
    ),
    "a heading is missed": (
        (('<head xml:id="head-1" facs="#z-h">The road before the railway</head>', ""),),
        {"headings", "characters:heading", "words:heading"},
    ),
    "a caption is missed": (
        (("<head>Plate 4. The bridge in winter.</head>", ""),),
        {"captions", "characters:caption", "words:caption"},
    ),
    "a page has another number": ((('pb n="41"', 'pb n="47"'),), {"page numbers", "page beginnings"}),
    "a page begins at another word": (
        (('<pb n="41" facs="#s2"/>', ""), ("<lb/>every one of them", '<pb n="41"/>every one of them')),
        {"page beginnings"},
    ),
    "missing pages are not told": (
        (('<gap reason="pagesMissingFromScan" unit="page" quantity="2"/>', ""),),
        {"missing pages"},
    ),
    "a zone lies elsewhere": ((('ulx="200" uly="920" lrx="800"', 'ulx="400" uly="920" lrx="950"'),), {"zones:figure"}),
    "a zone is of another kind": (
        (('type="footnote"', 'type="paragraph"'),),
        {"zones:note", "zones:body"},
    ),
    "handwriting lies elsewhere": (
        (('ulx="910" uly="300" lrx="990" lry="380"', 'ulx="910" uly="400" lrx="990" lry="480"'),),
        {"zones:hand", "handwriting:IoU 0.3", "handwriting:IoU 0.5"},
    ),
    "a name is of another kind": (
        (("<placeName>Harrow Ford</placeName>", "<orgName>Harrow Ford</orgName>"),),
        {f"names {how}{kind}" for how in ("strict", "overlap") for kind in ("", ":place", ":org")},
    ),
    "a name has a word too many": (
        (("dealer from <orgName>", "dealer <orgName>from "),),
        {"names strict", "names strict:org"},
    ),
    "a pointer points nowhere": ((("<date>", '<date resp="#nobody">'),), {"pointers"}),
    "an id is given twice": ((('xml:id="p-4"', 'xml:id="p-3"'),), {"ids"}),
    "an element is empty": ((("small orchard", "small <persName/>orchard"),), {"empty"}),
}


@pytest.mark.parametrize("case", CASES)
def test_damage_moves_the_measures_that_speak_of_it(case: str, tmp_path: Path) -> None:
    changes, expected = CASES[case]
    assert worse(tmp_path, *changes) == expected


def swapped(folder: Path) -> Evaluation:
    """Return the chapter with its first two paragraphs in the other order, against itself as it was."""
    text = written(folder, name="gold.xml").read_text(encoding="utf-8")
    begin, middle = text.index('<p xml:id="p-3"'), text.index("<figure facs")
    end = text.index('<p xml:id="p-4"')
    last = text.index("</p>", end) + 4
    moved = text[:begin] + text[end:last] + text[middle:end] + text[begin:middle] + text[last:]
    (folder / "edition.xml").write_text(moved, encoding="utf-8")
    return evaluate(folder / "edition.xml", folder / "gold.xml")


def test_a_paragraph_in_another_place_is_no_wrong_text(tmp_path: Path) -> None:
    found = swapped(tmp_path)
    text, moved, lost = (found.measure(*it) for it in (("characters", "body"), ("moved", ""), ("lost", "")))
    assert isinstance(text, Errors)
    assert text.perfect
    assert moved is not None
    assert not moved.perfect
    assert lost is not None
    assert lost.perfect
    assert found.measure("paragraphs") == Hits("paragraphs", "", 4, 4, 4)
    assert found.measure("links") == Hits("links", "", 3, 3, 3)


def test_every_measure_that_is_less_than_perfect_shows_where(tmp_path: Path) -> None:
    gold = written(tmp_path, name="gold.xml")
    for changes, _ in CASES.values():
        found = evaluate(written(tmp_path, *changes), gold)
        shown = {it.measure for it in found.disagreements} | {"words", "names overlap", "handwriting"}
        # What a lost note or a moved zone costs besides is shown once.
        shown |= {"characters", "numbered", "links"} if "notes" in shown else {"zones"}
        shown |= {"page numbers"} if "page beginnings" in shown else set()
        assert {it.name for it in found.measures if not it.perfect} <= shown


def test_foreign_words_from_several_places_are_told_apart(tmp_path: Path) -> None:
    both = "The younger clerk copied them out zzyx qqv wrk vvrt zzkk jjqu Plate 4. The bridge in winter."
    found = worse(tmp_path, ("leaning barn and", f"leaning barn {both} and"))
    assert found == TEXT | {"foreign", *(f"foreign:{it}" for it in ("note", "caption", "nowhere in the gold"))}


def test_a_line_that_is_there_twice_is_told_as_that(tmp_path: Path) -> None:
    assert worse(tmp_path, (LINE, f"{LINE}{LINE}")) == TEXT | {"foreign", "foreign:body, twice"}
