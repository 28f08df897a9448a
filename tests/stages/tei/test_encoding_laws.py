"""The laws that every encoded volume keeps, whatever is in it."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.flow import Flow, lines_of
from pipeline.stages.tei import encode
from pipeline.stages.tei.characters import legal
from pipeline.stages.validate import violations
from tests.stages.tei.volumes import volume

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

seeds = st.integers(0, 10**9)


def said(node: etree._Element, skipped: tuple[str, ...] = ("desc", "figDesc")) -> str:
    """Return the text of an element as it stands on the page, brackets put back, some elements left out."""
    inside = (node.text or "") + "".join(said(child, skipped) + (child.tail or "") for child in node)
    if node.tag in {TEI + name for name in skipped}:
        return ""
    return f"[{inside}]" if node.tag == f"{TEI}supplied" and node.get("rend") == "brackets" else inside


def text_of(tei: bytes) -> etree._Element:
    found = etree.fromstring(tei).find(f"{TEI}text")
    assert found is not None
    return found


@given(seeds)
@settings(max_examples=60)
def test_every_volume_is_valid(seed: int) -> None:
    assert violations(encode(volume(seed))) == ()


@given(seeds)
@settings(max_examples=60)
def test_every_word_of_the_lines_is_in_the_text_exactly_once(seed: int) -> None:
    made = volume(seed)
    text = text_of(encode(made))
    notes = " ".join(said(note) for note in text.iter(f"{TEI}note"))
    outside = said(text, ("note", "desc", "figDesc"))
    expected = re.findall(r"q\d+q", " ".join(line.text for line in lines_of(made.pages).values()))
    assert Counter(re.findall(r"q\d+q", f"{outside} {notes}")) == Counter(expected)


@given(seeds)
@settings(max_examples=60)
def test_running_text_comes_out_as_it_went_in(seed: int) -> None:
    made = volume(seed)
    text, lines = text_of(encode(made)), lines_of(made.pages)
    by_id = {node.get(XML_ID): node for node in text.iter(f"{TEI}p", f"{TEI}head")}
    for block in made.text.paragraphs():
        expected = legal(Flow.of(block.runs, lines).text)
        node = by_id.get(block.id)
        got = said(node, ("note", "fw", "gap", "pb")) if node is not None else ""
        assert re.sub("[ \n]+", " ", got).strip(" ") == re.sub(" +", " ", expected).strip(" ")


@given(seeds)
@settings(max_examples=20)
def test_the_same_volume_gives_the_same_bytes(seed: int) -> None:
    made = volume(seed)
    tei = encode(made)
    assert tei == encode(made)
    assert b"\r" not in tei


@given(seeds)
@settings(max_examples=40)
def test_every_page_begins_exactly_once_and_in_order(seed: int) -> None:
    made = volume(seed)
    begun = [node.get(XML_ID) for node in text_of(encode(made)).iter(f"{TEI}pb")]
    assert begun == [f"pb-{page.id[1:]}" for page in made.pages]


@given(seeds)
@settings(max_examples=40)
def test_every_printed_and_marginal_note_is_there_once(seed: int) -> None:
    made = volume(seed)
    found = [node.get(XML_ID) for node in text_of(encode(made)).iter(f"{TEI}note")]
    names = [*(note.id for note in made.text.notes), *(marginal.id for marginal in made.text.marginals)]
    assert [found.count(name) for name in names] == [1] * len(names)


@pytest.mark.parametrize("seed", range(5))
def test_seeds_give_volumes_again(seed: int) -> None:
    assert volume(seed) == volume(seed)
