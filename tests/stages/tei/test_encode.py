"""How each thing of a volume is encoded."""

import re
from dataclasses import replace

from lxml import etree

from pipeline.model.entity import DateValue, Entity, Referent
from pipeline.model.geometry import Box, Frame
from pipeline.model.page import Mark, Page, Surface, Word
from pipeline.model.text import (
    Division,
    Figure,
    Heading,
    Join,
    Marginal,
    Note,
    PageGap,
    PageNumber,
    Paragraph,
    Point,
    Run,
    Span,
    Table,
    Text,
    Underlining,
)
from pipeline.model.vocabulary import Certainty, EntityKind, MarkKind, Place, ZoneKind
from pipeline.model.volume import Application, Change, Metadata, Person, Reading, Volume
from pipeline.stages.tei import Style, encode
from pipeline.stages.validate import violations
from tests.builders import Printer

NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0"}
METADATA = Metadata(title="The War", author=("A. Author",))


def volume(*pages: Page, text: Text | None = None) -> Volume:
    return Volume("war", METADATA, pages, text or Text(()))


def body(*blocks: Paragraph | Figure | Table | PageGap, head: Heading | None = None) -> tuple[Division, ...]:
    return (Division("div-1", head, blocks),)


def runs(page: Page, zone: int = 0, *joins: Join) -> tuple[Run, ...]:
    """Return the lines of a zone as runs."""
    names = page.zones[zone].lines
    padded = [*joins, *[Join.SPACE] * len(names)]
    return tuple(Run(name, 0, len(page.line(name).text), join) for name, join in zip(names, padded, strict=False))


def encoded(made: Volume, style: Style | None = None) -> str:
    """Return the file of a volume, which has to be valid."""
    tei = encode(made, style)
    assert violations(tei) == ()
    return tei.decode()


def texts(tei: str) -> str:
    """Return the text of an edition, without what lies before it."""
    return tei[tei.index("<body>") :]


def one(tei: str, path: str) -> etree._Element:
    """Return the one element that an XPath finds."""
    found = etree.fromstring(tei.encode()).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    (node,) = found
    assert isinstance(node, etree._Element)
    return node


def two_pages(join: Join = Join.SOFT) -> Volume:
    """Return a volume of a paragraph that runs over two pages with running heads."""
    first = Printer("s0001").zone(ZoneKind.HEADER, "The War").text("The talks were ad-").number("274").page()
    second = Printer("s0002").zone(ZoneKind.HEADER, "Impact").text("journed again.").number("275").page()
    paragraph = Paragraph("p-0001", (*runs(first, 1, join), *runs(second, 1)))
    numbers = (PageNumber("s0001", "274", "s0001-z03"), PageNumber("s0002", "275"))
    return volume(first, second, text=Text(body(paragraph), page_numbers=numbers))


def test_a_page_begins_within_a_divided_word() -> None:
    assert 'ad<pb n="[275]" xml:id="pb-0002" break="no" facs="#s0002"/><fw type="header"' in encoded(two_pages())
    assert '275</fw><lb break="no" rend="hyphen" facs="#s0002-l002"/>journed again.</p>' in encoded(two_pages())


def test_a_hard_hyphen_stays() -> None:
    assert 'ad-<pb n="[275]" xml:id="pb-0002" break="no"' in encoded(two_pages(Join.HARD))
    assert '<lb break="no" facs="#s0002-l002"/>journed' in encoded(two_pages(Join.HARD))


def test_between_words_lines_stand_below_one_another() -> None:
    page = Printer("s0001").text("The talks", "went on.").page()
    tei = encoded(volume(page, text=Text(body(Paragraph("p-0001", runs(page))))))
    assert '<lb facs="#s0001-l001"/>The talks\n          <lb facs="#s0001-l002"/>went on.</p>' in tei


def test_forme_work_stands_right_behind_the_page_and_never_in_a_sentence() -> None:
    tei = encoded(two_pages())
    assert one(tei, "//t:pb[@n='274']/following-sibling::*[1][self::t:fw]").get("place") == "top"
    assert one(tei, "//t:fw[@type='pageNum'][.='274']").get("facs") == "#s0001-z03"


def test_a_note_stands_at_its_marker_without_its_label() -> None:
    page = Printer("s0001").text("It ended.", "Then came peace.").note("7 Kim, 14.").page()
    note = Note("n-0001", "7", (Paragraph("n-0001-p1", (Run("s0001-l003", 2, 10),)),), Point("s0001-l001", 9), True,
                Certainty.HIGH, Box(190, 30, 194, 38), ("s0001-z02",))  # fmt: skip
    tei = encoded(volume(page, text=Text(body(Paragraph("p-0001", runs(page))), (note,))))
    assert (
        'ended.<note xml:id="n-0001" n="7" place="bottom" type="authorial" facs="#n-0001-marker #s0001-z02">'
        '<p xml:id="n-0001-p1"><lb facs="#s0001-l003"/>Kim, 14.</p></note>\n' in tei
    )
    assert one(tei, "//t:zone[@type='marker']").get("ulx") == "190"


def test_a_note_that_runs_on_has_a_milestone() -> None:
    first = Printer("s0001").text("It ended.").note("Kim says").page()
    second = Printer("s0002").text("Peace.").note("otherwise.").page()
    note = Note("n-1", "7", (Paragraph("n-1-p", (*runs(first, 1), *runs(second, 1))),), Point("s0001-l001", 9), True,
                Certainty.HIGH)  # fmt: skip
    blocks = body(Paragraph("p-1", runs(first)), Paragraph("p-2", runs(second)))
    tei = encoded(volume(first, second, text=Text(blocks, (note,), page_numbers=(PageNumber("s0002", "275"),))))
    assert '<milestone unit="page" n="[275]" corresp="#pb-0002"/>' in tei
    assert tei.count("<pb ") == 2


def test_a_marker_without_a_note_and_a_note_without_a_marker_are_kept() -> None:
    page = Printer("s0001").text("It ended.").note("Kim, 14.").page()
    orphan = Note("n-1", "7", (), Point("s0001-l001", 9), False, Certainty.LOW)
    homeless = Note("n-2", "", (Paragraph("n-2-p", runs(page, 1)),), None, False, Certainty.LOW, None, ("s0001-z02",))
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", runs(page))), (orphan, homeless))))
    assert one(tei, "//t:note[@n='7']").get("anchored") == "false"
    assert one(tei, "//t:note[@n='7']/t:gap").get("reason") == "noteNotFound"
    assert one(tei, "//t:note[not(@n)]").get("cert") == "low"
    assert one(tei, "//t:note[not(@n)]/preceding-sibling::t:pb").get("facs") == "#s0001"


def test_a_note_called_within_a_note_stands_behind_it() -> None:
    page = Printer("s0001").text("It ended.").note("Kim, 14.").note("Ibid.").page()
    outer = Note("n-1", "7", (Paragraph("n-1-p", runs(page, 1)),), Point("s0001-l001", 9), True, Certainty.HIGH)
    inner = Note("n-2", "8", (Paragraph("n-2-p", runs(page, 2)),), Point("s0001-l002", 8), True, Certainty.HIGH)
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", runs(page))), (outer, inner))))
    assert 'Kim, 14.</p></note><note xml:id="n-2"' in tei


def handwritten(*words: str) -> Volume:
    """Return a volume with a reader's note in the margin and an arrow from it."""
    page = Printer("s0001").text("The council met.").zone(ZoneKind.HANDWRITING, *words).page()
    zone = replace(page.zones[1], place=Place.LEFT, mark="s0001-m01")
    arrow = Mark("s0001-m02", MarkKind.ARROW, Box(1, 1, 9, 9), ((1, 1), (9, 9)), of="s0001-m01")
    marks = (Mark("s0001-m01", MarkKind.NOTE, zone.box, rotation=90), arrow)
    page = replace(page, marks=marks, zones=(page.zones[0], zone))
    marginal = Marginal("m-0001", "s0001-z02", Point("s0001-l001", 3), "s0001-l001")
    return volume(page, text=Text(body(Paragraph("p-1", runs(page))), marginals=(marginal,)))


def test_handwriting_is_the_readers_and_not_sure() -> None:
    tei = encoded(handwritten("UN Sec"))
    assert (
        'The<note xml:id="m-0001" type="marginalia" subtype="reader" place="margin left" hand="#hand-1" '
        'anchored="false" target="#s0001-l001" facs="#s0001-z02 #s0001-m02">'
        '<unclear reason="eccentric_ductus" cert="low" resp="#scan2tei">' in tei
    )
    assert one(tei, "//t:path").get("points") == "1,1 9,9"
    assert one(tei, "//t:zone[@subtype='reader']").get("rotate") == "90"
    assert one(tei, "//t:handNote").get("{http://www.w3.org/XML/1998/namespace}id") == "hand-1"


def test_of_a_description_of_handwriting_only_what_it_quotes_is_the_readers() -> None:
    unclear = '<unclear reason="eccentric_ductus" cert="low" resp="#scan2tei">why?</unclear>'
    assert f'In the margin: "{unclear}" upright.</note>' in encoded(handwritten('In the margin: "why?" upright.'))


def test_handwriting_that_nobody_could_read_is_a_gap() -> None:
    tei = encoded(handwritten())
    assert one(tei, "//t:note/t:gap").get("reason") == "illegible"


def test_underlining_is_cut_where_it_would_cross_a_name() -> None:
    page = Printer("s0001").text("Syngman Rhee left.").page()
    page = replace(page, marks=(Mark("s0001-m01", MarkKind.UNDERLINE, Box(1, 1, 9, 2), ((1, 2), (9, 2))),))
    underlined = Underlining("s0001-m01", Point("s0001-l001", 8), Point("s0001-l001", 17))
    text = Text(body(Paragraph("p-1", runs(page))), underlinings=(underlined,))
    entity = Entity("e-1", EntityKind.PERSON, "p-1", 0, 12, "Syngman Rhee", Certainty.HIGH, "ner", ref="r-1")
    person = Referent("r-1", EntityKind.PERSON, "Syngman Rhee", ("Rhee",), (("viaf", "42"),), "Rhee, Syngman")
    register = (person,)
    tei = encoded(replace(volume(page, text=text), entities=(entity,), register=register))
    hi = '<hi rend="underline" hand="#hand-1" facs="#s0001-m01">'
    assert f">Syngman {hi}Rhee</hi></persName>{hi} left</hi>.</p>" in tei
    assert '<persName xml:id="e-1" ref="#r-1" resp="#ner" cert="high">' in tei
    assert (
        '<person xml:id="r-1"><persName>Syngman Rhee</persName><persName type="sort">Rhee, Syngman</persName>'
        '<persName type="variant">Rhee</persName><idno type="viaf">42</idno>'
        '<note type="occurrences" n="1"><ptr target="#e-1"/></note></person>'
    ) in re.sub(r">\s+<", "><", tei)


def test_a_name_may_run_over_a_line() -> None:
    page = Printer("s0001").text("Syngman", "Rhee left.").page()
    entity = Entity("e-1", EntityKind.PERSON, "p-1", 0, 12, "Syngman Rhee", Certainty.HIGH)
    tei = encoded(replace(volume(page, text=Text(body(Paragraph("p-1", runs(page))))), entities=(entity,)))
    assert 'Syngman\n          <lb facs="#s0001-l002"/>Rhee</persName> left.' in tei


def test_a_date_has_its_value() -> None:
    page = Printer("s0001").text("In June 1950 war came.").page()
    entity = Entity("e-1", EntityKind.DATE, "p-1", 3, 12, "June 1950", Certainty.HIGH, date=DateValue("1950-06"))
    tei = encoded(replace(volume(page, text=Text(body(Paragraph("p-1", runs(page))))), entities=(entity,)))
    assert 'In <date xml:id="e-1" when="1950-06" resp="#ner" cert="high">June 1950</date> war' in tei


def test_a_time_goes_round_the_two_dates_that_begin_and_end_it() -> None:
    page = Printer("s0001").text("From 1950 to 1953 war").page()
    war = volume(page, text=Text(body(Paragraph("p-1", runs(page)))))
    begin = DateValue("1950", whole=DateValue(start="1950", end="1953"))
    ends = [
        Entity("e-1", EntityKind.DATE, "p-1", 5, 9, "1950", Certainty.HIGH, date=begin),
        Entity("e-2", EntityKind.DATE, "p-1", 13, 17, "1953", Certainty.HIGH, date=DateValue("1953")),
    ]
    outer = '<date xml:id="e-1.whole" from="1950" to="1953" resp="#ner" cert="high"><date xml:id="e-1" when="1950"'
    assert outer in encoded(replace(war, entities=tuple(ends)))
    assert "from=" not in encoded(replace(war, entities=tuple(ends[:1])))


def test_the_parts_of_a_paragraph_round_quotations_are_marked() -> None:
    page = Printer("s0001")
    for words in ("He wrote:", "We sat.", "Then:", "We rose.", "He died.", "They too."):
        page.text(words)
    set_page = page.page()
    blocks = [Paragraph(f"p-{n}", runs(set_page, n), quotation=n in (1, 3), continues=n in (2, 4)) for n in range(6)]

    made = etree.fromstring(encoded(volume(set_page, text=Text(body(*blocks)))).encode())

    marked = next(made.iter("{*}body")).iter("{*}p")
    assert [each.get("part") for each in marked] == ["I", None, "M", None, "F", None]
    assert made.findtext(".//{*}segmentation/{*}p", "").endswith("the first I and the last F.")


def test_a_paragraph_that_goes_on_with_nothing_is_whole() -> None:
    page = Printer("s0001").text("He died.").page()
    assert "part=" not in encoded(volume(page, text=Text(body(Paragraph("p-1", runs(page), continues=True)))))


def test_brackets_in_a_quotation_are_the_authors() -> None:
    page = Printer("s0001").text("for the return [of the] men").page()
    text = Text(body(Paragraph("p-1", runs(page))), interpolations=(Span("p-1", 15, 23),))
    supplied = '<supplied resp="#author" reason="interpolation" rend="brackets">of the</supplied>'
    assert f"return {supplied} men" in encoded(volume(page, text=text))


def test_words_that_were_hardly_read_are_unclear() -> None:
    page = Printer("s0001").text("The talks").page()
    words = (Word("The", Box(0, 0, 9, 9), 0.97), Word("tqlks", Box(9, 0, 20, 9), 0.12))
    page = replace(page, lines=(replace(page.lines[0], words=words),))
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", (Run("s0001-l001", 0, 9),))))))
    assert 'The <unclear cert="low" resp="#tesseract">tqlks</unclear>' in tei


def test_missing_pages_leave_a_gap_with_its_evidence() -> None:
    page = Printer("s0001").text("though").text("from applying").page()
    blocks = (Paragraph("p-1", runs(page)), PageGap("gap-1", 1, "The sentence breaks off.", Certainty.MEDIUM))
    tei = encoded(volume(page, text=Text(body(*blocks, Paragraph("p-2", runs(page, 1))))))
    gap = one(tei, "//t:gap")
    assert (gap.get("reason"), gap.get("unit"), gap.get("quantity")) == ("pagesMissingFromScan", "page", "1")
    assert one(tei, "//t:gap/t:desc").text == "The sentence breaks off."


def test_a_page_that_failed_is_not_passed_over() -> None:
    first, last = Printer("s0001").text("The talks").page(), Printer("s0003").text("went on.").page()
    failed = replace(Printer("s0002").page(), failure="The scan is torn.")
    text = Text(body(Paragraph("p-1", (*runs(first), *runs(last)))))
    tei = encoded(volume(first, failed, last, text=text))
    assert one(tei, "//t:p/t:pb[2]/preceding-sibling::t:gap").get("reason") == "pageFailed"
    assert one(tei, "//t:p/t:gap/t:desc").text == "The scan is torn."


def test_a_figure_has_its_caption_and_its_place_on_the_scan() -> None:
    page = Printer("s0001").text("War.").zone(ZoneKind.FIGURE).zone(ZoneKind.CAPTION, "The rally.").page()
    text = Text(body(Paragraph("p-1", runs(page)), Figure("fig-1", "s0001-z02", runs(page, 2))))
    tei = encoded(volume(page, text=text), Style(scans="../../raw_scans/war/"))
    assert one(tei, "//t:figure/t:graphic").get("url") == "../../raw_scans/war/scan.png#xywh=100,0,100,100"
    assert one(tei, "//t:figure/t:head/t:lb").tail == "The rally."


def test_a_table_has_its_caption_as_its_head() -> None:
    page = Printer("s0001").zone(ZoneKind.CAPTION, "Men under arms").zone(ZoneKind.TABLE, "1950").page()
    table = Table("t-1", "s0001-z02", ((runs(page, 1),),), runs(page))
    tei = encoded(volume(page, text=Text(body(table))))
    assert one(tei, "//t:table/t:head/t:lb").tail == "Men under arms"
    assert one(tei, "//t:table/t:head/following-sibling::t:row/t:cell/t:lb").tail == "1950"


def test_a_caption_whose_table_has_no_words_is_not_lost() -> None:
    page = Printer("s0001").zone(ZoneKind.CAPTION, "Men under arms").page()
    tei = encoded(volume(page, text=Text(body(Table("t-1", None, (), runs(page))))))
    assert one(tei, "//t:figure/t:head/t:lb").tail == "Men under arms"


def test_a_spread_gives_two_surfaces_of_one_picture_in_its_own_pixels() -> None:
    left = Printer("s0001a").text("Left.").page()
    right = Printer("s0001b").text("Right.").page()
    right = replace(right, surface=replace(right.surface, scan_width=2000, frame=Frame.shift(1000, 0)))
    blocks = body(Paragraph("p-1", runs(left)), Paragraph("p-2", runs(right)))
    tei = encoded(volume(left, right, text=Text(blocks)))
    assert one(tei, "//t:surface[2]").get("ulx") == "1000"
    assert one(tei, "//t:surface[2]/t:graphic").get("width") == "2000px"
    assert one(tei, "//t:zone[@type='line'][@xml:id='s0001b-l001']").get("ulx") == "1100"


def test_a_skewed_page_has_polygons() -> None:
    page = Printer("s0001").text("Askew.").page()
    page = replace(page, surface=replace(page.surface, frame=Frame.turn(2, (500, 750))))
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", runs(page))))))
    zone = one(tei, "//t:zone[@type='line']")
    assert zone.get("ulx") is None
    assert len((zone.get("points") or "").split()) == 4


def test_a_transcript_has_no_facsimile_and_its_lines_keep_their_ids() -> None:
    page = Printer("s0001", width=0).text("It ended.").page()
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", runs(page))))))
    assert "<facsimile" not in tei
    assert '<lb xml:id="s0001-l001"/>It ended.' in tei


def test_words_that_found_no_place_are_kept_beside_the_text() -> None:
    page = Printer("s0001").text("In the text.").text("Forgotten.").page()
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", runs(page))))))
    assert one(tei, "//t:note[@type='unplaced']/t:lb").tail == "Forgotten."


def test_a_sign_that_was_cut_off_the_text_is_no_word_that_could_be_lost() -> None:
    page = Printer("s0001").text("A pace estab-.").text("lished early.").page()
    cut = replace(runs(page)[0], end=len("A pace estab-"))
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", (cut,))))))
    assert one(tei, "//t:note[@type='unplaced']/t:lb").tail == "lished early."
    assert "estab-." not in tei and ">.<" not in tei


def test_a_heading_among_the_blocks_begins_a_division() -> None:
    page = Printer("s0001").text("Before.").zone(ZoneKind.HEADING, "Impact").text("After.").page()
    blocks = (Paragraph("p-1", runs(page)), Heading("h-1", runs(page, 1)), Paragraph("p-2", runs(page, 2)))
    tei = encoded(volume(page, text=Text((Division("div-1", None, blocks),))))
    assert one(tei, "//t:div/t:div/t:head/following-sibling::t:p/t:lb").tail == "After."


def test_the_header_says_what_is_known_and_no_more() -> None:
    page = Printer("s0001").text("War.").page()
    made = volume(page, text=Text(body(Paragraph("p-1", runs(page)))))
    metadata = Metadata("The War", ("A. Author",), ("E. Ditor",), book="History", date="2010", pages="266-287")
    applications = (Application("tesseract", "Tesseract", "5.3.0-46", "text recognition"),)
    changes = (Change("ed-1", "2026-02-01", "Names."), Change("tesseract", "2026-01-01T00:00:00Z", "Read."))
    readings = (Reading("s0001-l001", "Wqr.", "War.", "ed-1", "2026-02-01"),)
    tei = encoded(replace(made, metadata=metadata, applications=applications, editors=(Person("ed-1", "M. Ender"),),
                          changes=changes, readings=readings))  # fmt: skip
    assert one(tei, "//t:biblScope").get("to") == "287"
    assert one(tei, "//t:application").get("version") == "5.3.0"
    assert one(tei, "//t:revisionDesc[parent::t:teiHeader]/t:change[1]").get("who") == "#ed-1"
    assert one(tei, "//t:annotation").get("target") == "#s0001-l001"
    assert "msDesc" not in tei
    assert one(tei, "//t:publicationStmt/t:p").text == "Unpublished working edition."


def test_characters_that_xml_cannot_hold_are_replaced_and_counted() -> None:
    page = Printer("s0001").text("A\x00B\x07").page()
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", runs(page))))))
    assert "A\ufffdB\ufffd</p>" in tei
    assert (one(tei, "//t:normalization/t:p").text or "").endswith(": 2.")


def test_an_empty_volume_is_still_an_edition() -> None:
    assert one(encoded(volume()), "//t:gap").get("reason") == "noText"


def test_a_page_of_a_pdf_is_named_by_its_number() -> None:
    surface = Surface("s0003", "a book.pdf", "", 1000, 1500, 1000, 1500, None, Frame(), 2)
    tei = encoded(volume(Page(surface)))
    assert one(tei, "//t:graphic").get("url") == "a%20book.pdf#page=3"


def correction(tei: str) -> str:
    return one(tei, "//t:correction/t:p").text or ""


def test_the_edition_says_where_its_text_comes_from() -> None:
    given = Printer("s0001", width=0).text("The talks").page()
    text = Text(body(Paragraph("p-1", runs(given))))
    assert correction(encoded(volume(given, text=text))).startswith("The text was taken over as it came")
    page = Printer("s0001").text("The talks").page()
    assert "less than 50% sure" in correction(encoded(volume(page, text=text)))


def test_a_transcript_has_pages_and_no_images() -> None:
    page = Printer("s0001", width=0).text("It ended.").page()
    tei = encoded(volume(page, text=Text(body(Paragraph("p-1", runs(page))))))
    assert one(tei, "//t:measure[@unit='image']").get("quantity") == "0"


def test_who_is_described_twice_is_declared_once() -> None:
    page = Printer("s0001").text("War.").page()
    made = volume(page, text=Text(body(Paragraph("p-1", runs(page)))))
    twice = (Application("tesseract", "Tesseract", "5.3.0"), Application("tesseract", "Tesseract", "4.1"))
    people = (Person("ed-1", "M. Ender"), Person("ed-1", "M. Ender"), Person("tesseract", "T. Esser"))
    tei = encoded(replace(made, applications=twice, editors=people))
    assert one(tei, "//t:application").get("version") == "5.3.0"
    assert one(tei, "//t:respStmt[t:persName]/t:persName").text == "M. Ender"
