"""The report shows what became of every page, to anybody, and nothing read on a page can do more than be read."""

import json
import re
from base64 import b64encode
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from pipeline.model.citation import Citation, CitationKind
from pipeline.model.entity import Entity, Referent
from pipeline.model.finding import Finding, FindingKind
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Marker, Page, Surface, Word, Zone
from pipeline.model.text import Division, Heading, Note, PageNumber, Paragraph, Point, Text
from pipeline.model.vocabulary import Certainty, EntityKind, MarkKind, ZoneKind
from pipeline.model.volume import Metadata, Reading, Volume
from pipeline.publish import report

NASTY = "<script>alert(1)</script> & \"quoted\" 'single' </style> ]]> $title ${body} \x0b\x00 javascript:x"


@dataclass(frozen=True, slots=True)
class Fault:
    rule: str
    line: int
    message: str


def page_of(identifier: str, words: str = "First words of a page", *, pixels: bool = True) -> Page:
    size = (600, 800) if pixels else (0, 0)
    surface = Surface(identifier, f"{identifier}.png", "d", *size, *size, 300)
    box = Box(50, 60, 400, 90) if pixels else Box(0, 0, 0, 0)
    line = Line(f"{identifier}-l001", box, tuple(Word(it, box, 0.4) for it in words.split()), (Marker("1", box, 5),))
    note = Line(f"{identifier}-l002", box.moved(0, 500), (Word("Note.", box.moved(0, 500), 0.9),))
    zones = (
        Zone(f"{identifier}-z01", ZoneKind.PARAGRAPH, box, (line.id,)),
        Zone(f"{identifier}-z02", ZoneKind.FOOTNOTE, note.box, (note.id,)),
    )
    stroke = Mark(f"{identifier}-m01", MarkKind.UNDERLINE, box, ((60, 90), (200, 91)))
    return Page(surface, (stroke,), (line, note), zones)


def volume_of(page: Page, *others: Page, **more: object) -> Volume:
    line, last = page.lines
    note = Note("n-1", "1", (Paragraph("n-1-p", (whole(last),)),), Point(line.id, 5), True, Certainty.HIGH)
    lost = Note("n-2", "2", (), None, False, Certainty.LOW)
    blocks = (Heading("h-1", (whole(line),)), Paragraph("p-1", (whole(line),)))
    text = Text((Division("div-1", None, blocks),), (note, lost), page_numbers=(PageNumber(page.id, "274", None),))
    volume = Volume("chapter", Metadata("A Title", ("Ann Author",)), (page, *others), text)
    return replace(volume, **more)  # type: ignore[arg-type]  # each test names the fields that it sets


def jpeg(surface: Surface, box: Box) -> bytes:
    assert box.meet(surface.box) == box
    written = BytesIO()
    Image.new("L", (max(1, round(box.width)), max(1, round(box.height))), 200).save(written, "JPEG")
    return written.getvalue()


def files_of(volume: Volume, *faults: Fault) -> dict[str, bytes]:
    return dict(report.files(volume, faults, jpeg))


def page_from(files: dict[str, bytes]) -> html.HtmlElement:
    return html.document_fromstring(files["report.html"].decode())


def words_of(files: dict[str, bytes]) -> str:
    return " ".join(" ".join(page_from(files).body.itertext()).split())


def test_every_picture_that_is_shown_is_there_and_has_its_size() -> None:
    finding = Finding(FindingKind.DOUBTFUL_MARKER, "Is it a 1?", "s0001", Box(50, 60, 80, 90), "n-1")
    files = files_of(volume_of(page_of("s0001"), page_of("s0002"), findings=(finding,)))
    shown = page_from(files).xpath("//img")
    assert {image.get("src") for image in shown} == {path for path in files if path.endswith(".jpg")}
    for image in shown:
        with Image.open(BytesIO(files[image.get("src")])) as picture:
            assert abs(picture.width - int(image.get("width"))) <= 1
            assert image.get("alt") is not None


def test_large_pages_are_made_small_and_known_pictures_not_made_again() -> None:
    page = page_of("s0001")
    large = replace(page, surface=replace(page.surface, width=3000, height=4000))
    files = files_of(volume_of(large))
    widths = [Image.open(BytesIO(content)).width for path, content in files.items() if path.endswith(".jpg")]
    assert max(widths) <= 1200
    again = dict(report.files(volume_of(large), (), jpeg, lambda path: path in files))
    assert sorted(again) == ["report.html", "report.json"]


def test_the_worst_is_shown_first() -> None:
    found = tuple(Finding(kind, f"This is {kind}.") for kind in reversed(FindingKind))
    files = files_of(volume_of(page_of("s0001"), findings=found))
    order = [re.sub(r"This is (.*)\.", r"\1", it["message"]) for it in json.loads(files["report.json"])["findings"]]
    assert order == [str(kind) for kind in FindingKind]
    words = words_of(files)
    assert words.index("page failed") < words.index("orphan correction") < words.index("handwriting This")


def test_a_failed_page_a_missing_one_and_a_broken_rule_are_told_in_words() -> None:
    failed = replace(page_of("s0002"), failure="0002.png is broken: scan it again.", zones=(), lines=())
    gap = Finding(FindingKind.PAGE_MISSING, "Page 275 is missing.", "s0002")
    files = files_of(
        volume_of(page_of("s0001"), failed, findings=(gap,)), Fault("notes-once", 12, "Note 1 stands twice.")
    )
    words = words_of(files)
    assert "The edition breaks 1 rule" in words
    assert "Note 1 stands twice. line 12, notes-once" in words
    assert "0002.png is broken: scan it again." in words
    assert "Missing Page 275 is missing." in words
    told = json.loads(files["report.json"])
    assert (told["valid"], told["numbers"]["failed"]) == (False, 1)
    assert told["violations"] == [{"rule": "notes-once", "line": 12, "message": "Note 1 stands twice."}]


def test_pages_carry_their_printed_numbers_and_inferred_ones_in_brackets() -> None:
    files = files_of(volume_of(page_of("s0001"), page_of("s0002")))
    headings = [heading.text_content() for heading in page_from(files).xpath("//h3")]
    assert headings == ["Page [274]", "Scan s0002, no page number"]


def test_notes_stand_beside_the_words_that_call_them() -> None:
    rows = page_from(files_of(volume_of(page_of("s0001")))).xpath("//tbody/tr")
    cells = [[cell.text_content() for cell in row] for row in rows]
    assert cells == [
        ["1", "First", "Note.", "at its marker, certainty high"],
        ["2", "–", "–", "a marker, but no note"],
    ]


def test_names_are_counted_and_readings_shown() -> None:
    entity = Entity("e-1", EntityKind.PERSON, "p-1", 0, 5, "First", Certainty.HIGH, ref="person-first")
    referent = Referent("person-first", EntityKind.PERSON, "Ann First", ("First",))
    reading = Reading("s0001-l001", "Firsf", "First", "ed-ann", "2026-11-22T10:00:00Z")
    words = words_of(
        files_of(volume_of(page_of("s0001"), entities=(entity,), register=(referent,), readings=(reading,)))
    )
    assert "Ann First 1× (also First)" in words
    assert "Firsf First s0001-l001" in words


def test_citations_are_shown_with_what_they_mean() -> None:
    first = Citation("bibl-0001", CitationKind.BOOK, "p-1", 6, 9, "Roe", (), Certainty.LOW, "a book")
    short = replace(first, id="bibl-0002", kind=CitationKind.SHORT, text="Ibid.", target="bibl-0001")
    page = page_from(files_of(volume_of(page_of("s0001"), citations=(first, short))))
    rows = [[cell.text_content() for cell in row.iter("td")] for row in page.xpath("//section[h2='Citations']//tr[td]")]
    assert rows == [
        ["Roe", "book, certainty low", ""],
        ["Ibid.", "short title, certainty low", "Roe"],
    ]


def test_a_transcript_has_a_report_without_pictures() -> None:
    files = files_of(volume_of(page_of("s0001", pixels=False)))
    assert sorted(files) == ["report.html", "report.json"]
    assert "there is no picture" in words_of(files)


def test_the_page_runs_nothing_and_loads_only_its_own_pictures() -> None:
    files = files_of(volume_of(page_of("s0001")))
    page = page_from(files)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = page.xpath("//style")[0].text
    assert policy.startswith("default-src 'none';")
    assert b64encode(sha256(style.encode()).digest()).decode() in policy
    assert not page.xpath("//script | //link | //iframe | //*[@style] | //@onclick | //@onerror | //@onload")
    assert all(not re.match("[a-z]+:", link) for link in page.xpath("//@href | //@src"))


def test_headings_go_down_one_level_at_a_time_and_parts_are_named() -> None:
    page = page_from(files_of(volume_of(page_of("s0001")), Fault("rule", 1, "Wrong.")))
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    identifiers = page.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    assert all(it in identifiers for it in page.xpath("//@aria-labelledby"))


def contrast(one: str, other: str) -> float:
    lights = sorted(
        sum(w * _linear(int(it[n : n + 2], 16)) for n, w in ((1, 0.2126), (3, 0.7152), (5, 0.0722)))
        for it in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("number", [0, 1])
def test_text_is_legible_by_day_and_by_night(number: int) -> None:
    style = page_from(files_of(volume_of(page_of("s0001")))).xpath("//style")[0].text
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[number]
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", block))
    pairs = [(ink, paper) for ink in ("ink", "quiet", "link", "bad", "good") for paper in ("paper", "sheet")]
    pairs += [("good", "good-paper"), ("bad", "bad-paper")]
    assert all(contrast(colours[ink], colours[paper]) >= 4.5 for ink, paper in pairs)


@given(st.text(max_size=40) | st.just(NASTY))
@settings(max_examples=40)
def test_whatever_is_read_is_shown_as_it_was_read_and_does_nothing(text: str) -> None:
    said = " ".join(text.split())
    page = page_of("s0001", said or "word")
    finding = Finding(FindingKind.DOUBTFUL_TEXT, text, "s0001", None, text)
    reading = Reading(text, text, text, text, text)
    referent = Referent("x", EntityKind.PLACE, text, (text,))
    metadata = Metadata(text, (text,))
    volume = volume_of(page, findings=(finding,), readings=(reading,), register=(referent,), metadata=metadata)
    files = files_of(volume, Fault(text, 1, text))
    tree = page_from(files)
    assert not tree.xpath("//script")
    assert len(tree.xpath("//style")) == 1
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "\ufffd", text)
    assert clean.strip() in tree.xpath("//del")[0].text_content() or "\r" in text or "\x85" in text
    assert json.loads(files["report.json"])["findings"][0]["message"] == text


def test_the_same_volume_gives_the_same_bytes() -> None:
    assert files_of(volume_of(page_of("s0001"))) == files_of(volume_of(page_of("s0001")))


def test_an_empty_volume_has_a_report() -> None:
    volume = Volume("empty", Metadata(), (), Text(()))
    assert sorted(files_of(volume)) == ["report.html", "report.json"]


def test_the_certificate_counts_markers_and_notes_and_shows_each_orphan_in_its_sentence() -> None:
    page = page_of("s0001", "It was signed. Nobody knew")
    lost = Finding(FindingKind.MARKER_WITHOUT_NOTE, "A marker “2” calls nothing.", "s0001", Box(60, 60, 70, 80), "n-2")
    volume = volume_of(page, findings=(lost,))
    note = replace(volume.text.notes[1], at=Point("s0001-l001", 14))
    volume = replace(volume, text=replace(volume.text, notes=(volume.text.notes[0], note)))
    files = files_of(volume)
    told = json.loads(files["report.json"])["certificate"]
    assert {key: told[key] for key in ("markers", "notes", "joined", "sure", "complete")} == {
        "markers": 2,
        "notes": 1,
        "joined": 1,
        "sure": 1,
        "complete": False,
    }
    (orphan,) = told["orphans"]
    assert (orphan["label"], orphan["before"], orphan["after"]) == ("2", "It was signed.", " Nobody knew")
    assert orphan["box"] == [60, 60, 70, 80]
    words = words_of(files)
    assert "2 markers in the text, 1 note on the pages; 1 note at the marker, 1 marker without a note." in words
    (section,) = page_from(files).xpath("//section[@aria-labelledby='certificate']")
    assert len(section.xpath(".//img")) == 1
    assert section.xpath("string(.//mark)") == "2"


def test_the_certificate_says_when_every_note_stands_at_its_marker() -> None:
    volume = volume_of(page_of("s0001"))
    volume = replace(volume, text=replace(volume.text, notes=volume.text.notes[:1]))
    assert "1 marker in the text, 1 note on the pages: every note stands at its marker." in words_of(files_of(volume))


def test_an_orphan_that_an_editor_has_put_right_is_none() -> None:
    found = Finding(FindingKind.NOTE_WITHOUT_MARKER, "Note 1 has no marker.", "s0001", Box(60, 60, 70, 80), "n-1")
    told = json.loads(files_of(volume_of(page_of("s0001"), findings=(found,)))["report.json"])
    assert told["certificate"]["orphans"] == []


def test_gaps_that_are_many_are_told_together_and_a_choice_of_pages_may_be_no_loss() -> None:
    pages = [page_of(f"s000{n}") for n in range(1, 6)]
    gaps = tuple(Finding(FindingKind.PAGE_MISSING, f"Gap before {it.id}.", it.id) for it in pages[1:])
    found = page_from(files_of(volume_of(*pages, findings=gaps))).xpath("//section[@aria-labelledby='first']//ol/li")
    assert len(found) == 1
    assert found[0].xpath(".//li/a/@href") == ["#page-s0002", "#page-s0003", "#page-s0004", "#page-s0005"]
    assert "If these scans are pages chosen from a book" in found[0].text_content()


@pytest.mark.parametrize(("attached", "said"), [(True, False), (False, True)])
def test_notes_without_markers_are_told_page_by_page_and_a_commentary_needs_none(attached: bool, said: bool) -> None:
    page, numbers = page_of("s0001"), range(3, 8)
    volume = volume_of(page)
    foot = (Paragraph("n", (whole(page.lines[1]),)),)
    lone = tuple(Note(f"n-{n}", str(n), foot, None, False, Certainty.LOW) for n in numbers)
    box = Box(50, 560, 400, 580)
    found = tuple(Finding(FindingKind.NOTE_WITHOUT_MARKER, "It has none.", "s0001", box, it.id) for it in lone)
    kept = volume.text.notes[:1] if attached else ()
    volume = replace(volume, text=replace(volume.text, notes=(*kept, *lone)), findings=found)
    tree = page_from(files_of(volume))
    (entry,) = tree.xpath("//section[@aria-labelledby='certificate']/ol/li")
    assert "5 notes on page [274] have no marker in the text." in entry.text_content()
    assert [it.text_content() for it in entry.xpath(".//li/code")] == [note.id for note in lone]
    assert len(entry.xpath(".//img")) == 1
    assert ("Notes that count the lines" in entry.text_content()) is said
    (first,) = tree.xpath("//section[@aria-labelledby='first']/ol/li")
    assert first.xpath(".//a/@href") == ["#certificate"]


def test_numbers_that_were_left_out_in_the_counting_are_no_notes_without_markers() -> None:
    found = tuple(
        Finding(FindingKind.NOTE_WITHOUT_MARKER, f"Neither a marker nor a text of note {n} was found.", "s0001")
        for n in range(1, 9, 2)
    )
    entries = page_from(files_of(volume_of(page_of("s0001"), findings=found))).xpath(
        "//section[@aria-labelledby='certificate']/ol/li"
    )
    assert len(entries) == len(found)
    assert not any("have no marker" in entry.text_content() for entry in entries)


def test_what_an_edition_lacks_stands_in_its_verdict() -> None:
    verdict = page_from(files_of(volume_of(page_of("s0001")))).xpath("//p[@role='status']")[0]
    assert verdict.text_content() == "Every page was read, and the edition is valid. 1 marker has no note."
    assert verdict.get("class") == "verdict lacking"


def test_the_register_says_on_which_pages_somebody_is_named_and_what_stayed_open() -> None:
    at = ("p-1", 0, 5, "First", Certainty.HIGH)
    named = Entity("e-1", EntityKind.PERSON, *at, ref="person-anna-first")
    open_ = Entity("e-2", EntityKind.PERSON, *at, reason="found; several bear this name: A or B")
    anna = Referent("person-anna-first", EntityKind.PERSON, "Anna First", ("First",), (), "First, Anna")
    more = {"entities": (named, open_), "register": (anna,)}
    files = files_of(volume_of(page_of("s0001"), page_of("s0002"), **more))
    assert "First, Anna 1× (also First) · [274]" in words_of(files)
    assert "1 name of which it is open who or what is meant First 1×: several bear this name: A or B" in words_of(files)
    assert page_from(files).xpath("//a[text()='[274]']/@href")[-1] == "#page-s0001"
