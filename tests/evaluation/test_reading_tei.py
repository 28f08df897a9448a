"""Editions are understood whoever encoded them."""

import pytest
from lxml import etree

from pipeline.evaluation.plain import Level, Normalisation
from pipeline.evaluation.tei import read
from pipeline.evaluation.witness import Aspect, Kind, Witness

LEVEL = Normalisation()
MARGIN = """<facsimile><surface><graphic url="a.jpg"/>
<zone xml:id="m" rendition="TextRegion" subtype="marginalia" points="0,0 10,0 10,10"/></surface></facsimile>"""


def said(body: str, before: str = "") -> Witness:
    """Return what a body of TEI says."""
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{before}<text><body>{body}</body></text></TEI>'
    return read(etree.fromstring(tei), LEVEL)


@pytest.mark.parametrize(
    "encoded",
    [
        "<p>a week<lb/>later in Mos<lb break='no' rend='hyphen'/>cow</p>",
        "<p>a week\n<lb/>later in Mos-<lb break='no'/>\n  cow</p>",
        "<p>a week <lb/>later in Mos-\n<pb n='2' break='no'/><fw>Head</fw>\n<lb break='no'/>cow</p>",
        "<p>a week<lb/>later in Mos-<lb/>cow</p>",
        "<p>a week<lb/>later in Mos¬\n<lb/>\ncow</p>",
        "<p>a week later in <choice><abbr>Moscow</abbr><expan>Moskwa</expan></choice></p>",
        "<p>a <hi rend='italic'>week</hi> later <!-- so --> in <unclear>Mos\u00adcow</unclear></p>",
    ],
)
def test_lines_and_hyphens_are_no_text(encoded: str) -> None:
    assert said(encoded).body.text == "a week later in Moscow"


def test_a_hard_hyphen_stays_where_the_encoder_marks_the_soft_ones() -> None:
    marked = "<p>Mos<lb break='no' rend='hyphen'/>cow, twenty-<lb break='no'/>ninth</p>"
    assert said(marked).body.text == "Moscow, twenty-ninth"


def test_a_dash_or_a_capital_at_a_lines_end_divides_no_word() -> None:
    assert said("<p>the war—<lb/>and North-<lb/>South -<lb/>so</p>").body.text == "the war- and North-South - so"


def test_a_note_that_lies_in_a_margin_stands_in_the_margin() -> None:
    witness = said("<p>Before.<note place='[direction]' facs='#m'>words</note></p>", MARGIN)
    assert [(it.kind, it.text) for it in witness.pieces] == [(Kind.MARGIN, "words")]


@pytest.mark.parametrize("said_so", ["place='bottom'", "type='footnote'"])
def test_a_note_that_is_said_to_be_printed_is_no_margins_whatever_its_zone_is_called(said_so: str) -> None:
    witness = said(f"<p>Before.<note n='7' {said_so} facs='#m'>See there.</note></p>", MARGIN)
    assert [(it.label, it.at) for it in witness.notes] == [("7", len("Before."))]
    assert not witness.pieces


@pytest.mark.parametrize(
    "encoded",
    [
        "<p>Before.<note n='7' place='bottom'>See there.</note> After.</p>",
        "<p>Before.<note place='foot'><label>7</label>See there.</note> After.</p>",
        "<p>Before.<note place='foot'>7. See there.</note> After.</p>",
        "<p>Before.<ref target='#n7'>7</ref> After.</p><div><note xml:id='n7' n='7'>See there.</note></div>",
        "<p>Before.<ref target='#n7'>[7]</ref> After.</p><note xml:id='n7'>7 See there.</note>",
        "<p>Before.<ref xml:id='r7' n='7'/> After.</p><note target='#r7'>See there.</note>",
        "<p>Before.<ptr target='#n7'/> After.</p><back><note xml:id='n7' n='(7)'><p>See there.</p></note></back>",
    ],
)
def test_notes_are_found_at_their_place(encoded: str) -> None:
    witness = said(encoded)
    assert witness.body.text == "Before. After."
    assert [(it.label, it.stream.text, it.at) for it in witness.notes] == [("7", "See there.", len("Before."))]


@pytest.mark.parametrize(("first", "second"), [("next='#b'", ""), ("", "prev='#a'"), ("next='#b'", "prev='#a'")])
def test_a_note_that_is_begun_anew_on_the_next_page_is_one(first: str, second: str) -> None:
    parts = f"<note xml:id='a' {first} place='foot' n='7)'>See</note> it<pb n='2'/>"
    (note,) = said(f"<p>Before.{parts}<note xml:id='b' {second} place='foot' n='7)'>there.</note> all.</p>").notes
    assert (note.label, note.stream.text, note.at, note.runs_over) == ("7", "See there.", len("Before."), True)


def test_a_note_that_says_to_go_on_in_itself_is_a_note() -> None:
    witness = said("<p>Before.<note xml:id='a' next='#a' prev='#b' n='7'>See.</note><note xml:id='b' next='#a'/></p>")
    assert witness.notes[0].stream.text == "See."


def test_a_marker_whose_note_was_not_found_is_a_marker() -> None:
    witness = said("<p>Before.<note n='7' anchored='false'><gap reason='noteNotFound'/></note> After.</p>")
    assert [(it.label, it.stream.text, it.at) for it in witness.notes] == [("7", "", 7)]


def test_a_note_whose_marker_was_not_found_stands_nowhere() -> None:
    witness = said("<p>Before.<note n='7' anchored='false'>See there.</note> After.</p>")
    assert [(it.label, it.at) for it in witness.notes] == [("7", None)]


@pytest.mark.parametrize(
    ("encoded", "kind"),
    [
        ("<note place='left'>words</note>", Kind.MARGIN),
        ("<note place='margin-right'>words</note>", Kind.MARGIN),
        ("<note type='marginalia' subtype='reader'>words</note>", Kind.HAND),
        ("<note place='margin' hand='#h'>words</note>", Kind.HAND),
        ("<add place='margin left'>words</add>", Kind.HAND),
        ("<fw type='pageNum'>words</fw>", Kind.NUMBER),
        ("<fw type='header'>words</fw>", Kind.HEAD),
        ("<fw type='footer'>words</fw>", Kind.FOOT),
        ("<fw type='catch'>words</fw>", Kind.SIGNATURE),
        ("<head>words</head>", Kind.HEADING),
        ("<head type='running'>words</head>", Kind.HEAD),
        ("<figure><head>words</head><figDesc>a view</figDesc></figure>", Kind.CAPTION),
        ("<figure><p>words</p></figure>", Kind.CAPTION),
        ("<table><row><cell>words</cell></row></table>", Kind.TABLE),
    ],
)
def test_what_stands_apart_is_no_running_text(encoded: str, kind: Kind) -> None:
    witness = said(f"<p>Before</p>{encoded}<p>after.</p>")
    assert [(it.kind, it.text) for it in witness.pieces] == [(kind, "words")]
    assert witness.body.text == "Before after."


def test_a_paragraph_that_goes_on_is_one() -> None:
    assert said("<p part='I'>One and</p><pb/><p part='F'>the same.</p>").body.paragraphs == (0,)


def test_a_page_without_a_number_has_that_of_its_page_number() -> None:
    assert [it.label for it in said("<pb/><fw type='pageNum'>– 12 –</fw><p>Words.</p>").body.pages] == ["12"]


def test_an_inferred_page_number_is_that_number() -> None:
    assert [it.label for it in said("<pb n='[275]'/><p>Words.</p>").body.pages] == ["275"]


def test_what_an_encoder_left_out_altogether_is_not_measured() -> None:
    silent = said("<p>Words.</p>").silent
    assert {Aspect.FORME, Aspect.PAGES, Aspect.NAMES, Aspect.ZONES} <= silent
    assert Aspect.HAND not in silent, "there is none, and one that is found is a false alarm"


ZONES = """<facsimile><surface><graphic url="a%20b.jpg" width="100px" height="200px"/>
<zone type="#MainZone:column" points="0,0 10,0 10,10"/><zone type="MarginTextZone" ulx="1" uly="2" lrx="3" lry="4"/>
<zone type="marginalia" subtype="reader" ulx="1" uly="2" lrx="3" lry="4"/><zone type="line" points="1,1 2,2 3,1"/>
<zone type="GraphicZone" points="0,0 bad"/></surface></facsimile>"""


def test_zones_have_many_names() -> None:
    (surface,) = said("<p>Words.</p>", ZONES).surfaces
    assert [it.kind for it in surface.regions] == [Kind.BODY, Kind.MARGIN, Kind.HAND]
    assert (surface.width, surface.height) == (100, 200)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("type='MarginTextZone' subtype='footnote'", Kind.NOTE),
        ("type='MarginTextZone:note'", Kind.NOTE),
        ("type='MarginTextZone' subtype='handwritten'", Kind.HAND),
        ("type='MarginTextZone' subtype='printed'", Kind.MARGIN),
    ],
)
def test_what_stands_round_the_text_is_told_apart_by_its_subtype(told: str, kind: Kind) -> None:
    before = f"<facsimile><surface><graphic url='a.jpg'/><zone {told} points='0,0 9,0 9,9'/></surface></facsimile>"
    (surface,) = said("<p>Words.</p>", before).surfaces
    assert [it.kind for it in surface.regions] == [kind]


def test_only_what_is_named_is_levelled() -> None:
    text = "“ﬁne” – ſo\u00ad"
    assert Normalisation()(text) == '"fine" - so'
    assert Normalisation(frozenset())(text) == "“ﬁne” – ſo"
    assert Normalisation(frozenset({Level.QUOTES}))(text) == '"ﬁne" – ſo'


@pytest.mark.parametrize(
    ("words", "label"), [("* See.", "*"), ("b) See.", "b"), ("12 See.", "12"), ("I see.", ""), ("1950 was.", "")]
)
def test_a_note_without_a_number_may_begin_with_it(words: str, label: str) -> None:
    (note,) = said(f"<p>Before.<note place='foot'>{words}</note></p>").notes
    assert note.label == label
    assert note.stream.text == words.removeprefix(label).lstrip(" )")
