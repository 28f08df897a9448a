"""Citations become bibl, with the names that are in them."""

from dataclasses import replace

from pipeline.model.citation import HERE, Citation, CitationKind, Part, PartKind
from pipeline.model.entity import Entity, Referent
from pipeline.model.page import Page
from pipeline.model.text import Division, Join, Paragraph, Point, Run, Text, Underlining
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.model.volume import Metadata, Volume
from pipeline.stages.tei import encode
from pipeline.stages.validate import violations
from tests.builders import Printer

NOTE = "Ann Roe, “On Rivers,” Box 59, p. 12."


def part(kind: PartKind, words: str, value: str = "", first: str = "", last: str = "") -> Part:
    start = NOTE.index(words)
    return Part(kind, start, start + len(words), value, first, last)


PARTS = (
    part(PartKind.AUTHOR, "Ann Roe"),
    part(PartKind.TITLE, "On Rivers", "a"),
    part(PartKind.NUMBER, "59", "box"),
    part(PartKind.RANGE, "p. 12", "page", "12", "12"),
)


def cited(name: str = "bibl-0001", target: str | None = None, parts: tuple[Part, ...] = PARTS) -> Citation:
    return Citation(
        name, CitationKind.ARTICLE, "p-1", 0, len(NOTE) - 1, NOTE[:-1], parts, Certainty.HIGH, "it is one", target
    )


def volume(*citations: Citation, cut: int | None = None, entities: tuple[Entity, ...] = ()) -> Volume:
    """Return a volume of one paragraph, on two lines if it is cut."""
    texts = (NOTE,) if cut is None else (NOTE[:cut], NOTE[cut:])
    page: Page = Printer("s0001").text(*texts).page()
    runs = tuple(Run(line.id, 0, len(line.text), Join.HARD) for line in page.lines)
    text = Text((Division("div-1", None, (Paragraph("p-1", runs),)),))
    register = (Referent("r-1", EntityKind.WORK, "On Rivers"), Referent("r-2", EntityKind.PERSON, "Ann Roe"))
    return Volume("v", Metadata(title="The War"), (page,), text, entities, register, citations)


def named(kind: EntityKind, words: str, ref: str) -> Entity:
    start = NOTE.index(words)
    return Entity(f"e-{start}", kind, "p-1", start, start + len(words), words, Certainty.HIGH, ref=ref)


def encoded(made: Volume) -> str:
    tei = encode(made)
    assert violations(tei) == ()
    return tei.decode()


def test_a_citation_is_a_bibl_of_parts() -> None:
    expected = (
        '<bibl xml:id="bibl-0001" type="article" resp="#scan2tei" cert="high"><author>Ann Roe</author>, '
        '“<title level="a">On Rivers</title>,” Box <idno type="box">59</idno>, '
        '<citedRange unit="page" from="12" to="12">p. 12</citedRange></bibl>.'
    )
    assert expected in encoded(volume(cited()))


def test_a_name_that_is_the_title_becomes_the_title_and_keeps_its_entry() -> None:
    work, person = named(EntityKind.WORK, "On Rivers", "r-1"), named(EntityKind.PERSON, "Ann Roe", "r-2")
    tei = encoded(volume(cited(), entities=(work, person)))
    assert '<title xml:id="e-10" ref="#r-1" resp="#ner" cert="high" level="a">On Rivers</title>' in tei
    assert '<author><persName xml:id="e-0" ref="#r-2" resp="#ner" cert="high">Ann Roe</persName></author>' in tei
    assert '<name type="work"' not in tei


def test_a_line_that_begins_within_a_number_divides_it() -> None:
    tei = encoded(volume(cited(), cut=NOTE.index("9,")))
    assert '<idno type="box">5</idno><lb' in tei
    assert '/><idno type="box">9</idno>' in tei


def test_a_short_citation_points_to_the_one_it_means() -> None:
    short = replace(cited("bibl-0002", "bibl-0001"), start=24, parts=())
    tei = encoded(volume(replace(cited(), end=23, parts=()), short))
    assert '<bibl xml:id="bibl-0002" type="article" corresp="#bibl-0001"' in tei


def test_a_pointer_to_nothing_is_left_out() -> None:
    assert "corresp=" not in encoded(volume(cited(target="bibl-0099")))


def test_another_chapter_points_to_the_description_of_the_volume() -> None:
    tei = encoded(volume(cited(target=HERE)))
    assert '<biblStruct xml:id="printed-work">' in tei
    assert 'corresp="#printed-work"' in tei


def test_a_citation_that_crosses_a_name_is_left_out_and_the_name_stays_whole() -> None:
    crossing = Entity("e-1", EntityKind.ORG, "p-1", 4, len(NOTE), "", Certainty.HIGH)
    tei = encoded(volume(replace(cited(), end=20, parts=PARTS[:1]), entities=(crossing,)))
    assert 'xml:id="bibl-0001"' not in tei
    assert '<orgName xml:id="e-1"' in tei


def test_an_underlining_is_parted_at_the_edges_of_a_citation() -> None:
    made = volume(cited())
    line = made.pages[0].lines[0].id
    lined = Underlining("m-1", Point(line, 4), Point(line, 14))
    tei = encoded(replace(made, text=replace(made.text, underlinings=(lined,))))
    assert '<author>Ann <hi rend="underline" hand="#hand-1">Roe</hi></author><hi' in tei
