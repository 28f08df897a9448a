"""Volumes of all sorts, sane in their ids and wild in everything else: one for each seed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count, pairwise
from random import Random

from pipeline.model.citation import HERE, Citation, CitationKind, Part, PartKind
from pipeline.model.entity import DateValue, Entity, Referent
from pipeline.model.flow import HYPHENS, Flow, lines_of
from pipeline.model.geometry import Box, Frame
from pipeline.model.page import Line, Mark, Page, Surface, Word, Zone
from pipeline.model.text import (
    Block,
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

STEMS = ("Rhee", "l'été", "<b>", "&amp;", "\0", "\x1c", "\ufffe", "𝔘", "]]>", "Sŏul", "—", "“", "\u00a0", "*", "")
WORDS = ("", " ", "Seoul", "a & b", "<x>", "\x00", "1950", "https://example.org/licence", "ü\ud800")
MOMENTS = ("", "1950", "1950-06", "1950-06-25", "1950-6", "--06-25", "2026-01-01T00:00:00Z", "yesterday", "2025-02-30")
BODY = (ZoneKind.PARAGRAPH, ZoneKind.HEADING, ZoneKind.QUOTE, ZoneKind.CAPTION, ZoneKind.TABLE)


def volume(seed: int) -> Volume:
    """Return the volume of a seed."""
    return Maker(Random(seed)).volume()  # noqa: S311 - to be had again, not to be secret


@dataclass(slots=True)
class Maker:
    """Makes up a volume."""

    random: Random
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    taken: set[str] = field(default_factory=set)
    """Lines that are in the text already."""

    def maybe(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance

    def word(self) -> str:
        """Return a word with a number in it that no other word has."""
        ends = ("", "", "", ".", ",", "-", "\u2010", "]")
        before = "[" if self.maybe(0.1) else ""
        return f"{before}{self.random.choice(STEMS)}q{next(self.numbers)}q{self.random.choice(ends)}"

    def box(self) -> Box:
        left, top = self.random.uniform(0, 900), self.random.uniform(0, 1400)
        return Box(left, top, left + self.random.uniform(0, 100), top + self.random.uniform(0, 100))

    def line(self, name: str, mark: str | None) -> Line:
        words = (Word(self.word(), self.box(), self.confidence()) for _ in range(self.random.choice((0, 1, 2, 5))))
        return Line(name, self.box(), tuple(words), mark=mark)

    def confidence(self) -> float | None:
        return self.random.choice((None, 0.05, 0.5, 0.99))

    def frame(self) -> Frame:
        turned = Frame.turn(self.random.choice((0, 90, 180, 1.5)), (500, 750))
        return Frame.shift(self.random.choice((0, 1000)), 0).after(turned)

    def page(self, number: int) -> Page:
        name = f"s{number:04}"
        width, height = (1000, 1500) if self.maybe(0.7) else (0, 0)
        surface = Surface(name, "a b.pdf", "", width, height, 2000, 1500, None, self.frame(), number % 2)
        kinds = (*BODY, *ZoneKind) if self.maybe(0.9) else ()
        marks, lines, zones = [], [], []
        for n in range(self.random.randrange(0, 6)) if kinds else ():
            kind = self.random.choice(kinds)
            mark = f"{name}-m{n}" if kind is ZoneKind.HANDWRITING and self.maybe() else None
            made = [self.line(f"{name}-l{n}{k}", mark) for k in range(self.random.randrange(0, 4))]
            place = self.random.choice([None, *Place])
            zones.append(Zone(f"{name}-z{n}", kind, self.box(), tuple(line.id for line in made), place, mark))
            marks += [Mark(mark, MarkKind.NOTE, self.box())] if mark else []
            lines += made
        lines += [self.line(f"{name}-l99", None)] if self.maybe(0.2) else []
        marks += [self.mark(f"{name}-k{n}", marks) for n in range(self.random.randrange(0, 3))]
        failure = "It fell down." if self.maybe(0.1) else None
        return Page(surface, tuple(marks), tuple(lines), tuple(zones), failure)

    def mark(self, name: str, notes: Sequence[Mark]) -> Mark:
        points = tuple((self.random.uniform(0, 999), 5.5) for _ in range(self.random.choice((0, 1, 2, 3))))
        kind = self.random.choice([*MarkKind])
        return Mark(name, kind, self.box(), points, of=self.random.choice(notes).id if notes else None)

    def join(self, line: Line, end: int) -> Join:
        if line.text[end - 1 : end] in HYPHENS and end:
            return self.random.choice((Join.SPACE, Join.SOFT, Join.HARD))
        return self.random.choice((Join.SPACE, Join.SPACE, Join.HARD))

    def stretches(self, pages: Sequence[Page], kinds: Sequence[ZoneKind]) -> list[tuple[Run, ...]]:
        """Return the lines of some zones as running texts, divided at random, now and then with something left out."""
        made: list[list[Run]] = [[]]
        for page in pages:
            for zone in page.zones:
                for name in zone.lines if zone.kind in kinds else ():
                    for start, end in self.slices(page.line(name)):
                        made[-1].append(Run(name, start, end, self.join(page.line(name), end)))
                        made += [[]] if self.maybe(0.3) else []
                made += [[]] if self.maybe(0.5) else []
        return [tuple(runs) for runs in made]

    def slices(self, line: Line) -> list[tuple[int, int]]:
        """Return the parts of a line that go into the text, cut between words."""
        if self.maybe(0.1):
            return []
        if len(line.words) < 2 or self.maybe(0.8):
            return [(0, len(line.text))]
        cut = len(" ".join(word.text for word in line.words[:1]))
        return [(0, cut), (cut + 1, len(line.text))] if self.maybe() else [(cut + 1, len(line.text))]

    def point(self, lines: dict[str, Line]) -> Point | None:
        if not lines or self.maybe(0.2):
            return None
        line = self.random.choice([*lines.values()])
        return Point(line.id, self.random.randrange(0, len(line.text) + 1))

    def blocks(self, pages: Sequence[Page], lines: dict[str, Line]) -> list[Block]:
        blocks: list[Block] = []
        figures = [zone.id for page in pages for zone in page.zones if zone.kind is ZoneKind.FIGURE]
        for n, runs in enumerate(self.stretches(pages, BODY)):
            kind = self.random.randrange(0, 10)
            if kind < 6:
                blocks.append(Paragraph(f"p-{n}", runs, self.maybe(0.2), self.maybe(0.3)))
            elif kind == 6:
                blocks.append(Heading(f"h-{n}", runs))
            elif kind == 7:
                blocks.append(Figure(f"fig-{n}", figures.pop(0) if figures and self.maybe() else None, runs))
            elif kind == 8:
                head = self.random.choice((0, 0, 1, len(runs)))
                rows = tuple((tuple([run]), ()) for run in runs[head:])
                blocks.append(Table(f"t-{n}", None, rows, runs[:head]))
            else:
                blocks += [Paragraph(f"p-{n}", runs), self.gap(f"gap-{n}")]
        return blocks

    def gap(self, name: str) -> PageGap:
        evidence = self.random.choice(("", "The numbers jump."))
        return PageGap(name, self.random.choice((None, 0, 1, 2)), evidence, self.random.choice([*Certainty]))

    def divisions(self, blocks: list[Block]) -> tuple[Division, ...]:
        cut = self.random.randrange(0, len(blocks) + 1)
        inner = Division("div-1-1", None, tuple(blocks[cut:]))
        head = Heading("h-empty", ()) if self.maybe(0.2) else None
        if self.maybe():
            return (Division("div-1", head, tuple(blocks[:cut]), (inner,)),)
        return Division("div-1", head, tuple(blocks[:cut])), inner

    def notes(self, pages: Sequence[Page], lines: dict[str, Line]) -> tuple[Note, ...]:
        kinds = (ZoneKind.FOOTNOTE, ZoneKind.FOOTNOTE_CONTINUED)
        found = self.stretches(pages, kinds) + [()] * self.random.randrange(0, 2)
        notes = []
        for n, runs in enumerate(found):
            paragraphs = (Paragraph(f"np-{n}", runs),) if runs or self.maybe() else ()
            zones = tuple(zone.id for page in pages for zone in page.zones if zone.kind in kinds and self.maybe(0.3))
            label = self.random.choice(("", "1", "2", "*", "\x00"))
            certainty, marker = self.random.choice([*Certainty]), self.box() if self.maybe() else None
            point, anchored = self.point(lines), self.maybe(0.8)
            notes.append(Note(f"n-{n}", label, paragraphs, point, anchored, certainty, marker, zones))
        return tuple(notes)

    def marginals(self, pages: Sequence[Page], lines: dict[str, Line]) -> tuple[Marginal, ...]:
        zones = [z.id for page in pages for z in page.zones if z.kind in (ZoneKind.HANDWRITING, ZoneKind.MARGINALIA)]
        targets = [None, "s9999-l1", *lines]
        return tuple(
            Marginal(f"mg-{n}", zone, self.point(lines), self.random.choice(targets))
            for n, zone in enumerate(zones)
            if self.maybe(0.8)
        )

    def underlinings(self, pages: Sequence[Page]) -> tuple[Underlining, ...]:
        made = []
        for page in pages:
            for mark in page.marks:
                line = self.random.choice(page.lines) if page.lines else None
                if line and mark.kind is MarkKind.UNDERLINE:
                    start, end = sorted(self.random.randrange(0, len(line.text) + 1) for _ in range(2))
                    made.append(Underlining(mark.id, Point(line.id, start), Point(line.id, end)))
        return tuple(made)

    def spans(self, text: Text, lines: dict[str, Line], how_many: int) -> list[Span]:
        """Return stretches that overlap as they like, some of them of nothing."""
        flows = [(block.id, Flow.of(block.runs, lines).text) for block in text.paragraphs()]
        made = [Span("p-9999", 0, 5)]
        for name, words in flows:
            for _ in range(self.random.randrange(0, how_many)):
                start, end = sorted(self.random.randrange(-1, len(words) + 3) for _ in range(2))
                made.append(Span(name, start, end))
            if "[" in words and "]" in words[words.index("[") :]:
                made.append(Span(name, words.index("["), words.index("]", words.index("[")) + 1))
        return made

    def entities(self, spans: Sequence[Span]) -> tuple[Entity, ...]:
        return tuple(self.entity(f"e-{n}", span) for n, span in enumerate(spans))

    def entity(self, name: str, span: Span) -> Entity:
        kind, certainty = self.random.choice([*EntityKind]), self.random.choice([*Certainty])
        when, start, end, *limits = (self.random.choice((None, *MOMENTS)) for _ in range(5))
        value = DateValue(when, start, end, limits[0], limits[1], self.random.choice((None, "low")))
        date = replace(value, whole=DateValue(start=value.when, end=value.when)) if self.maybe() else None
        by, ref = self.random.choice(("ner", "an editor", "author")), self.random.choice((None, "r-0", "r-1", "r-99"))
        return Entity(name, kind, span.block, span.start, span.end, "", certainty, by, "", date, ref)

    def citations(self, spans: Sequence[Span], text: Text) -> tuple[Citation, ...]:
        """Return citations that overlap as they like, with parts of all kinds, some of them outside."""
        targets = (None, HERE, "bibl-0", "bibl-99", *(note.id for note in text.notes))
        return tuple(self.citation(f"bibl-{n}", span, targets) for n, span in enumerate(spans))

    def citation(self, name: str, span: Span, targets: Sequence[str | None]) -> Citation:
        cuts = sorted(self.random.randrange(span.start - 1, span.end + 2) for _ in range(8))
        parts = (self.part(start, end) for start, end in pairwise(cuts) if self.maybe(0.8))
        kind, certainty, target = (self.random.choice([*it]) for it in (CitationKind, Certainty, targets))
        return Citation(name, kind, span.block, span.start, span.end, "", tuple(parts), certainty, "", target)

    def part(self, start: int, end: int) -> Part:
        kind = self.random.choice([*PartKind])
        values = {PartKind.TITLE: "amjsu", PartKind.SCOPE: ("volume", "issue"), PartKind.RANGE: ("page", "folio")}
        ends = [self.random.choice(("", "12", "9", "xiv", "a b")) for _ in range(2)]
        return Part(kind, start, end, self.random.choice(values.get(kind, ("", "box", "1950", "no kind"))), *ends)

    def register(self) -> tuple[Referent, ...]:
        return tuple(
            Referent(f"r-{n}", self.random.choice([*EntityKind]), self.say(), (self.say(),), (("viaf", "12"),))
            for n in range(self.random.randrange(0, 3))
        )

    def say(self) -> str:
        return self.random.choice(WORDS)

    def metadata(self) -> Metadata:
        return Metadata(
            title=self.say(),
            author=tuple(self.say() for _ in range(self.random.randrange(0, 3))),
            editor=(self.say(),),
            book=self.say(),
            journal=self.say(),
            place=self.say(),
            publisher=self.say(),
            date=self.random.choice(MOMENTS),
            volume=self.say(),
            isbn=self.say(),
            pages=self.random.choice(("", "266-287", "xii")),
            language=self.random.choice(("en", "de-AT", "", "not a tag")),
            licence=self.say(),
            archive=self.say(),
            shelfmark=self.say(),
        )

    def page_numbers(self, pages: Sequence[Page]) -> tuple[PageNumber, ...]:
        labels = ("", "1", "2", "xiv", "<")
        return tuple(PageNumber(page.id, self.random.choice(labels), self.random.choice((None, "z"))) for page in pages)

    def volume(self) -> Volume:
        pages = tuple(self.page(number) for number in range(1, self.random.randrange(1, 5)))
        lines = lines_of(pages)
        divisions = self.divisions(self.blocks(pages, lines)) if self.maybe(0.95) else ()
        text = Text(divisions, self.notes(pages, lines), self.marginals(pages, lines))
        text = replace(text, underlinings=self.underlinings(pages), page_numbers=self.page_numbers(pages))
        text = replace(text, interpolations=tuple(self.spans(text, lines, 2)))
        return Volume(
            self.random.choice(("korea", "a b", "1", "")),
            self.metadata(),
            pages,
            text,
            self.entities(self.spans(text, lines, 4)),
            self.register(),
            self.citations(self.spans(text, lines, 3), text),
            applications=(Application("scan2tei", "scan2tei", self.random.choice(("0.1.0", "", "v2-rc1"))),),
            editors=(Person("an editor", self.say()),),
            changes=(Change("scan2tei", self.random.choice(MOMENTS), self.say()),),
            readings=tuple(Reading(name, self.say(), "x", "an editor", "2026") for name in [*lines][:1]),
        )
