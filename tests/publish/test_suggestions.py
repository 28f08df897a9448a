"""Suggestions in the report: both words, the reasons, the place; apart from other findings, and for programs too."""

import json
from io import BytesIO

from lxml import html
from PIL import Image

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Text
from pipeline.model.volume import Metadata, Volume
from pipeline.publish import report

BOX = Box(100, 100, 200, 130)
SUGGESTION = Finding(
    FindingKind.SUGGESTION,
    "“situstion” may be “situation”: letters that look alike.",
    "s0001",
    BOX,
    "s0001-l001",
    "situstion",
    "situation",
    4,
    13,
    0.93,
)


def files(*findings: Finding) -> dict[str, bytes]:
    """Return the report on a volume of one page."""
    line = Line("s0001-l001", BOX, (Word("the", BOX, 0.9), Word("situstion", BOX, 0.9)))
    page = Page(Surface("s0001", "0001.png", "d", 600, 800, 600, 800, 300.0), lines=(line,))
    blank = BytesIO()
    Image.new("L", (10, 10)).save(blank, "JPEG")
    volume = Volume("chapter", Metadata("A Title"), (page,), Text(()), findings=findings)
    return dict(report.files(volume, (), lambda _surface, _box: blank.getvalue()))


def page_of(*findings: Finding) -> html.HtmlElement:
    """Return the report for people."""
    return html.document_fromstring(files(*findings)["report.html"].decode())


def test_a_suggestion_is_shown_with_both_words_its_reasons_and_its_place() -> None:
    page = page_of(SUGGESTION)
    (section,) = page.xpath("//section[@aria-labelledby='suggestions']")
    assert section.xpath(".//del/text()") == ["situstion"]
    assert section.xpath(".//ins/text()") == ["situation"]
    assert "letters that look alike" in section.text_content()
    assert "93% likely" in section.text_content()
    assert section.xpath(".//img/@src")
    assert section.xpath(".//a/@href") == ["#page-s0001"]


def test_suggestions_do_not_crowd_out_what_is_worse() -> None:
    failed = Finding(FindingKind.PAGE_IMAGE, "Nothing could be read on this page.", "s0001")
    page = page_of(SUGGESTION, failed)
    (first,) = page.xpath("//section[@aria-labelledby='first']")
    assert "Nothing could be read" in first.text_content()
    assert "situstion" not in first.text_content()


def test_a_volume_without_suggestions_has_no_section_of_them() -> None:
    assert not page_of().xpath("//section[@aria-labelledby='suggestions']")


def test_many_suggestions_unfold() -> None:
    page = page_of(*[SUGGESTION] * 40)
    assert page.xpath("//section[@aria-labelledby='suggestions']//summary/text()") == ["10 more"]


def test_programs_are_told_where_the_word_stands() -> None:
    (told,) = json.loads(files(SUGGESTION)["report.json"])["findings"]
    assert told["kind"] == "suggestion"
    assert (told["word"], told["instead"], told["start"], told["end"]) == ("situstion", "situation", 4, 13)
    assert told["probability"] == 0.93
