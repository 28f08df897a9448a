"""Whatever the pages hold: nothing is lost, nothing stands twice, every id is one."""

import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.flow import Flow
from pipeline.model.page import Page
from pipeline.model.text import Division, Figure, Heading, Paragraph, Run, Table, Text
from pipeline.model.vocabulary import NOTES, ZoneKind
from tests.builders import Printer
from tests.stages.structure.reading import Reading

PRINTED = (
    "the War counter- offensive 1950- 51 policy.’ “Yalta Papers.” [of the] 7 12 See U.S. — so— ended.° ended. pre- * "
    "† word.3 l —and in-.. deed xii"
)
WORDS = st.sampled_from(PRINTED.split())
MARKERS = st.sampled_from(["", "", "", "{1}", "{2}", "{3}", "{*}", "{}", "{12}"])
LINES = st.tuples(MARKERS, st.lists(st.tuples(WORDS, MARKERS), max_size=5)).map(
    lambda line: line[0] + " ".join(word + marker for word, marker in line[1])
)
ZONES = st.tuples(
    st.sampled_from(list(ZoneKind)), st.lists(LINES, min_size=1, max_size=3), st.sampled_from([None, True, False])
)


@st.composite
def volumes(draw: st.DrawFn) -> list[Page]:
    """Pages with any zones in any order, some of them a transcript's."""
    pages = []
    for number, zones in enumerate(draw(st.lists(st.lists(ZONES, max_size=6), max_size=4)), 1):
        printer = Printer(f"s{number:04d}", width=draw(st.sampled_from([1000, 1000, 0])))
        for kind, lines, continues in zones:
            printer.zone(kind, *lines, continues=continues)
        page = printer.page()
        pages.append(replace(page, failure="It crashed.") if draw(st.integers(0, 9)) == 0 else page)
    return pages


def runs_of(text: Text) -> list[Run]:
    """All runs of blocks, notes and captions."""
    runs: list[Run] = []
    for block in text.blocks():
        if isinstance(block, Paragraph | Heading):
            runs += block.runs
        elif isinstance(block, Figure):
            runs += block.caption
        elif isinstance(block, Table):
            runs += [*block.caption, *(run for row in block.rows for cell in row for run in cell)]
    return runs + [run for note in text.notes for paragraph in note.paragraphs for run in paragraph.runs]


def kinds_of(pages: list[Page]) -> dict[str, ZoneKind]:
    return {line: zone.kind for page in pages for zone in page.zones for line in zone.lines}


WRITTEN = frozenset({ZoneKind.PARAGRAPH, ZoneKind.QUOTE, ZoneKind.HEADING, ZoneKind.CAPTION, ZoneKind.TABLE}) | NOTES


@settings(max_examples=80)
@given(volumes())
def test_every_letter_of_the_text_stands_in_it_once(pages: list[Page]) -> None:
    reading = Reading.of_pages(pages)
    covered: Counter[tuple[str, int]] = Counter()
    for run in runs_of(reading.text):
        covered.update((run.line, offset) for offset in range(run.start, run.end))
    assert max(covered.values(), default=1) == 1
    for line, kind in kinds_of(pages).items():
        text = reading.lines[line].text
        left = "".join(sign for offset, sign in enumerate(text) if (line, offset) not in covered)
        if kind in WRITTEN:
            assert not re.search(r"[^\W\d_]{2}", left), (text, left)
        else:
            assert left == text


@settings(max_examples=40)
@given(volumes())
def test_figures_and_margins_stand_in_the_text_once(pages: list[Page]) -> None:
    text = Reading.of_pages(pages).text
    zones = {kind: [zone.id for page in pages for zone in page.zones if zone.kind is kind] for kind in ZoneKind}
    figures = [block.zone for block in text.blocks() if isinstance(block, Figure) and block.zone]
    assert sorted(figures) == sorted(zones[ZoneKind.FIGURE])
    margins = [marginal.zone for marginal in text.marginals]
    assert sorted(margins) == sorted(zones[ZoneKind.MARGINALIA] + zones[ZoneKind.HANDWRITING])
    assert [number.page for number in text.page_numbers] == [page.id for page in pages]


@settings(max_examples=40)
@given(volumes())
def test_notes_and_text_do_not_mix(pages: list[Page]) -> None:
    text, kinds = Reading.of_pages(pages).text, kinds_of(pages)
    for block in text.blocks():
        if isinstance(block, Paragraph | Heading):
            assert not {kinds[run.line] for run in block.runs} & NOTES
    for note in text.notes:
        assert {kinds[run.line] for paragraph in note.paragraphs for run in paragraph.runs} <= NOTES


@settings(max_examples=40)
@given(volumes())
def test_every_id_is_one_and_every_point_has_its_place(pages: list[Page]) -> None:
    reading = Reading.of_pages(pages)
    text = reading.text
    ids = [block.id for block in text.blocks()] + [division.id for division in _divisions(text.divisions)]
    ids += [note.id for note in text.notes] + [marginal.id for marginal in text.marginals]
    ids += [paragraph.id for note in text.notes for paragraph in note.paragraphs]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+-[\w-]+", each) for each in ids)
    flows = [Flow.of(block.runs, reading.lines) for block in text.paragraphs()]
    flows += [Flow.of((run,), reading.lines) for run in runs_of(text)]
    points = [note.at for note in text.notes] + [marginal.at for marginal in text.marginals]
    assert all(any(flow.offset(point) is not None for flow in flows) for point in points if point)


@settings(max_examples=15)
@given(volumes())
def test_the_same_pages_make_the_same_text(pages: list[Page]) -> None:
    one, other = Reading.of_pages(pages), Reading.of_pages(pages)
    assert (one.text, one.findings) == (other.text, other.findings)


def _divisions(divisions: tuple[Division, ...]) -> list[Division]:
    return [each for division in divisions for each in (division, *_divisions(division.divisions))]
