"""The body as one sequence of blocks: paragraphs joined over whatever interrupts them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.text import Block, Figure, Heading, PageGap, Paragraph, Table
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.continuation import Junction
from pipeline.stages.structure.edges import CONTEXT, TEXT, full
from pipeline.stages.structure.figures import Captions, rows
from pipeline.stages.structure.holes import Hole
from pipeline.stages.structure.page_sequence import Gap
from pipeline.stages.structure.tears import head, torn


@dataclass(slots=True)
class Weaver:
    """Takes the zones of the body one after the other and makes blocks of them."""

    book: Book
    gaps: Mapping[int, Gap]
    """Pages missing before the page of that ordinal."""
    numbered: frozenset[int]
    """Ordinals of pages whose number follows on the page before."""
    breaks: frozenset[int]
    """Ordinals of pages that stand out of order."""
    holes: tuple[Hole, ...] = ()
    """Numbers of notes that were not found."""
    whole: frozenset[int] = frozenset()
    """Ordinals of pages that words do not tear from the page before."""
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    torn: set[int] = field(default_factory=set)
    """Ordinals of the pages before which something is missing."""
    _open: list[Stretch] = field(default_factory=list)
    _floats: list[Stretch] = field(default_factory=list)
    _captions: Captions = field(default_factory=lambda: Captions({}))
    _told: int = 0
    """Ordinal of the page up to which gaps have been put down."""
    _ids: Counter[str] = field(default_factory=Counter)

    def weave(self) -> None:
        """Fill `blocks` and `findings`."""
        self._captions = Captions.of(self.book)
        for number, stretch in enumerate(self.book.stretches):
            self._turn(stretch.page)
            if stretch.zone.kind in TEXT:
                self._text(stretch)
            elif stretch.zone.kind is ZoneKind.HEADING:
                self._heading(number)
            elif self._floating(stretch):
                self._floats.append(stretch)
        self._turn(len(self.book.pages) - 1)
        self._close()

    def _turn(self, page: int) -> None:
        """Come to a page: put down what is missing before it; over a page that failed nothing is joined."""
        for ordinal in range(self._told + 1, page + 1):
            if ordinal in self.gaps:
                self._close()
                self._gap(self.gaps[ordinal], ordinal)
            elif ordinal in self.breaks or self.book.pages[ordinal].failure:
                self._close()
        self._told = max(self._told, page)

    def _text(self, stretch: Stretch) -> None:
        """Take in a zone of text."""
        if not any(self.book.lines[line].words for line in stretch.zone.lines):
            return
        junction = self._junction(stretch)
        missing = self._missing(junction, stretch) if junction else None
        if junction and junction.goes_on and not missing:
            self._doubt(junction, stretch)
            self._open.append(stretch)
            return
        self._close()
        if missing:
            self._gap(missing, stretch.page)
        self._open = [stretch]

    def _heading(self, number: int) -> None:
        """Take in a heading; one that stands amid a sentence follows its paragraph."""
        stretch = self.book.stretches[number]
        following = next((each for each in self.book.stretches[number + 1 :] if each.zone.kind in TEXT), None)
        junction = self._junction(following) if following else None
        if junction and junction.broken and following and following.page not in self.gaps:
            self._floats.append(stretch)
        else:
            self._close()
            self._put(stretch)

    def _floating(self, stretch: Stretch) -> bool:
        """Tell whether a zone is a block that stands beside the text."""
        kind = stretch.zone.kind
        lone = kind is ZoneKind.CAPTION and self._captions.alone(stretch)
        return lone or kind in (ZoneKind.FIGURE, ZoneKind.TABLE)

    def _close(self) -> None:
        """End the open paragraph, and put what interrupted it behind it."""
        if self._open:
            runs = self.book.runs([line for stretch in self._open for line in stretch.zone.lines])
            if runs:
                self.blocks.append(Paragraph(self._id("p"), runs, self._open[0].zone.kind is ZoneKind.QUOTE))
        floats, self._open, self._floats = self._floats, [], []
        for stretch in floats:
            self._put(stretch)

    def _put(self, stretch: Stretch) -> None:
        """Put down a block that is one zone."""
        zone = stretch.zone
        if zone.kind is ZoneKind.HEADING:
            if runs := self.book.runs(zone.lines):
                self.blocks.append(Heading(self._id("h"), runs))
        elif zone.kind is ZoneKind.TABLE:
            caption = self._captions.runs(self.book, stretch)
            self.blocks.append(Table(self._id("tab"), zone.id, rows(self.book, stretch), caption))
        elif zone.kind is ZoneKind.CAPTION:
            self.blocks.append(Figure(self._id("fig"), None, self.book.runs(zone.lines)))
        else:
            self.blocks.append(Figure(self._id("fig"), zone.id, self._captions.runs(self.book, stretch)))

    def _gap(self, gap: Gap, page: int) -> None:
        """Put down that pages are missing before the page of that ordinal."""
        self.torn.add(page)
        block = PageGap(self._id("gap"), gap.quantity, gap.evidence, gap.certainty)
        self.blocks.append(block)
        self.findings.append(Finding(FindingKind.PAGE_MISSING, gap.evidence, gap.page, target=block.id))

    def _junction(self, stretch: Stretch) -> Junction | None:
        """Return how a zone meets the open paragraph; None if it cannot go on with it."""
        if not self._open or self._open[0].zone.kind is not stretch.zone.kind:
            return None
        before = self._words([line for each in self._open for line in each.zone.lines])[-CONTEXT:]
        after = self._words(stretch.zone.lines)[:CONTEXT]
        return Junction(before, after, stretch.zone.continues, self._full())

    def _words(self, line_ids: list[str] | tuple[str, ...]) -> str:
        """Return the text of some lines, a hyphen at the very end included."""
        return self.book.text(self.book.runs(line_ids))

    def _full(self) -> bool | None:
        """Tell whether the open paragraph's last line reaches the edge of its column; None where nothing tells."""
        page = self._open[-1].page
        zones = [each.zone for each in self._open if each.page == page]
        return full(self.book.pages[page], zones, self.book.lines)

    def _missing(self, junction: Junction, stretch: Stretch) -> Gap | None:
        """Return what is missing before a zone, where page numbers do not tell."""
        turns = range(self._open[-1].page + 1, stretch.page + 1)
        if self.book.pages[stretch.page].surface.width and self.numbered.issuperset(turns):
            return None
        hole = next((hole for hole in self.holes if any(map(hole.lies_at, turns))), None)
        if turns and not hole and self.whole.issuperset(turns):
            return None
        return torn(junction, hole, self.book.pages[stretch.page].id)

    def _doubt(self, junction: Junction, stretch: Stretch) -> None:
        """Report a join of which page and words say opposite things."""
        if junction.shown is False:
            message = f"“{head(junction.after)} …” is set as a new paragraph, but goes on amid a sentence."
            page = self.book.pages[stretch.page].id
            finding = Finding(FindingKind.DOUBTFUL_JOIN, message, page, stretch.zone.box, stretch.zone.id)
            self.findings.append(finding)

    def _id(self, prefix: str) -> str:
        """Return the next id of a kind of block."""
        self._ids[prefix] += 1
        return f"{prefix}-{self._ids[prefix]:04d}"
