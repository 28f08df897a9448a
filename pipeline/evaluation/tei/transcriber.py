"""The text of an edition, walked through from beginning to end."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipeline.evaluation.plain import Normalisation
from pipeline.evaluation.result import Spot
from pipeline.evaluation.stream import Beginning, Gap, Scribe, Stream
from pipeline.evaluation.tei.calls import (
    Calls,
    divides_word,
    is_by_hand,
    is_marginal,
    is_printed_note,
    stands_in_text,
)
from pipeline.evaluation.tei.document import Element, attribute, every, name_of, pointers
from pipeline.evaluation.tei.facsimile import Facsimile
from pipeline.evaluation.tei.labels import label_of, labelled, page_label
from pipeline.evaluation.witness import Kind, Note, Piece

NAMES = {
    **{"persName": "person", "orgName": "org", "date": "date"},
    **dict.fromkeys(("placeName", "geogName", "settlement", "country", "region"), "place"),
}
"""Elements that name something by themselves; `name` and `rs` say by @type what they name."""

FORME = {
    "footer": Kind.FOOT,
    "pageNum": Kind.NUMBER,
    "pageNumber": Kind.NUMBER,
    "catch": Kind.SIGNATURE,
    "sig": Kind.SIGNATURE,
}
"""Types of fw that are no running head."""

SILENT = frozenset(["figDesc", "desc", "graphic", "space", "handShift", "interp", "index", "certainty", "respons"])
"""What stands in the file, and is not printed on the page as text of its own."""

READINGS = ("sic", "orig", "abbr", "unclear", "lem")
"""Of several readings, the one that is printed."""

BLOCKS = frozenset(
    {
        *("ab", "l", "lg", "item", "quote", "cit", "list", "div", "row", "table"),
        *("epigraph", "salute", "signed", "closer", "opener"),
    }
)
"""Elements before and behind which a word ends."""


@dataclass(slots=True)
class Transcriber:
    """Walks through a text and writes down what it says."""

    level: Normalisation
    facsimile: Facsimile
    calls: Calls
    marks_hyphens: bool
    """Whether the encoder says by lb/@rend which hyphens were left out, so that those that stand belong to words."""
    says_breaks: bool
    """Whether the encoder says by @break which lines begin within a word."""
    body: Scribe
    notes: list[Note] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    figures: int = 0
    called: dict[Element, tuple[int, str]] = field(default_factory=dict)
    """Where a note is called from elsewhere, and by which label."""
    _noted: list[tuple[Element, int]] = field(default_factory=list)
    """Notes that are called from elsewhere, and their numbers in `notes`."""

    def walk(self, element: Element, scribe: Scribe) -> None:
        """Write down an element and all that is in it."""
        handle = HANDLERS.get(name_of(element))
        if not isinstance(element.tag, str) or name_of(element) in SILENT:
            return
        if handle:
            handle(self, element, scribe)
        else:
            self._plain(element, scribe)

    def inside(self, element: Element, scribe: Scribe) -> None:
        """Write down what is in an element."""
        self._place(element, scribe)
        scribe.write(element.text)
        for child in element:
            self.walk(child, scribe)
            scribe.write(child.tail)

    def settle(self) -> None:
        """Put the notes that are called from elsewhere where they are called."""
        for element, number in self._noted:
            if element in self.called:
                at, label = self.called[element]
                self.notes[number] = replace(self.notes[number], at=at, label=self.notes[number].label or label)

    def _plain(self, element: Element, scribe: Scribe) -> None:
        if name_of(element) in BLOCKS:
            scribe.space()
        if element in self.calls.notes:
            return self._call(element, scribe)
        if is_paragraph(element):
            return self._paragraph(element, scribe)
        self.inside(element, scribe)
        if name_of(element) in BLOCKS:
            scribe.space()
        return None

    def _place(self, element: Element, scribe: Scribe) -> None:
        """Note where on a scan a stretch of text begins."""
        spot = self.facsimile.spot(pointers(element, "facs"))
        if spot:
            scribe.lines.append((scribe.here, spot))

    def _call(self, caller: Element, scribe: Scribe) -> None:
        """Take down where a note is called; its sign is no part of the text."""
        note = self.calls.notes[caller]
        label = caller.get("n") or self._apart(caller).text
        if scribe is self.body:
            self.called[note] = self.body.here, label_of(label)

    def _paragraph(self, element: Element, scribe: Scribe) -> None:
        """Write down a paragraph; one that goes on another is no beginning."""
        scribe.space()
        if not element.get("prev") and attribute(element, "part") not in ("m", "f"):
            scribe.paragraphs.append(scribe.here)
        self.inside(element, scribe)
        scribe.space()

    def _apart(self, *elements: Element) -> Stream:
        """Return what is in an element, or in several that go on with one another, as a text of its own."""
        scribe = Scribe(self.level)
        for element in elements:
            scribe.space()
            self.inside(element, scribe)
        return scribe.stream()

    def _piece(self, kind: Kind, element: Element) -> None:
        at = self.body.here
        text = self._apart(element).text
        if text or kind is Kind.HAND:
            self.pieces.append(Piece(kind, text, at, self._spot(element)))

    def _spot(self, element: Element) -> Spot | None:
        """Return where an element stands, by itself or by its first line."""
        own = self.facsimile.spot(pointers(element, "facs"))
        within = (self.facsimile.spot(pointers(line, "facs")) for line in every(element, "lb"))
        return own or next((spot for spot in within if spot), None)

    def _head(self, element: Element, scribe: Scribe) -> None:
        """Take down a heading, a caption, or a running head that is encoded as one."""
        above = element.getparent()
        captioned = above is not None and name_of(above) in ("figure", "table")
        running = attribute(element, "type") in ("running", "header", "runninghead")
        scribe.space()
        self._piece(Kind.CAPTION if captioned else Kind.HEAD if running else Kind.HEADING, element)

    def _figure(self, element: Element, scribe: Scribe) -> None:
        """Take down a figure by its caption; without a head its paragraphs are that."""
        self.figures += 1
        heads = [child for child in element if name_of(child) in ("head", "caption")]
        for child in heads or [it for it in element if name_of(it) in ("p", "ab", "figure")]:
            if name_of(child) == "figure":
                self.walk(child, scribe)
            else:
                self._piece(Kind.CAPTION, child)

    def _table(self, element: Element, scribe: Scribe) -> None:
        for head in (child for child in element if name_of(child) == "head"):
            self._piece(Kind.CAPTION, head)
        cells = Scribe(self.level)
        for cell in every(element, "cell"):
            cells.space()
            self.inside(cell, cells)
        if cells.here:
            self.pieces.append(Piece(Kind.TABLE, cells.stream().text, self.body.here, self._spot(element)))

    def _forme(self, element: Element, _: Scribe) -> None:
        kind = FORME.get(element.get("type", ""), Kind.HEAD)
        self._piece(kind, element)
        if kind is Kind.NUMBER and self.body.pages and not self.body.pages[-1].label:
            label = page_label(self.pieces[-1].text) if self.pieces else ""
            self.body.pages[-1] = Beginning(label, self.body.pages[-1].at)

    def _added(self, element: Element, scribe: Scribe) -> None:
        """Take down what was written on the page afterwards; what stands within the line goes on with the text."""
        if name_of(element) == "metamark" or "margin" in attribute(element, "place"):
            self._piece(Kind.HAND, element)
        else:
            self._plain(element, scribe)

    def _choice(self, element: Element, scribe: Scribe) -> None:
        named = [child for name in READINGS for child in element if name_of(child) == name]
        for child in (named or list(element))[:1]:
            self.walk(child, scribe)

    def _supplied(self, element: Element, scribe: Scribe) -> None:
        """Write down what was supplied; the author's brackets are in @rend."""
        brackets = "bracket" in attribute(element, "rend")
        scribe.write("[" if brackets else "")
        self.inside(element, scribe)
        scribe.write("]" if brackets else "")

    def _line(self, element: Element, scribe: Scribe) -> None:
        """Begin a line, in a word or behind one."""
        divided = None if self.says_breaks else divides_word(element)
        if attribute(element, "break") == "no":
            scribe.join(hyphen=self.marks_hyphens)
        elif divided is not None:
            scribe.join(hyphen=not divided)
        else:
            scribe.space()
        self._place(element, scribe)

    def _page(self, element: Element, scribe: Scribe) -> None:
        """Begin a page; in a text of its own it says nothing of the body."""
        if attribute(element, "break") == "no":
            scribe.join(hyphen=self.marks_hyphens)
        if not any(name_of(above) == "note" for above in element.iterancestors()):
            self.body.pages.append(Beginning(page_label(element.get("n", "")), self.body.here))

    def _label(self, element: Element, scribe: Scribe) -> None:
        """Pass over the label of a note, which is told apart; any other is text."""
        above = element.getparent()
        if above is None or name_of(above) != "note":
            self._plain(element, scribe)

    def _gap(self, element: Element, _: Scribe) -> None:
        """Take down missing pages; letters that cannot be read, and pages that failed, are no such thing."""
        if attribute(element, "unit") in ("page", "pages", "leaf") and element.get("reason") != "pageFailed":
            quantity = element.get("quantity", "1")
            self.body.gaps.append(Gap(self.body.here, int(quantity) if quantity.isdecimal() else 1))

    def _name(self, element: Element, scribe: Scribe) -> None:
        kind = NAMES.get(name_of(element)) or attribute(element, "type")
        start = scribe.here
        self._plain(element, scribe)
        if kind:
            scribe.name(kind, start)

    def _note(self, element: Element, _: Scribe) -> None:
        drawn = {self.facsimile.kinds.get(name) for name in pointers(element, "facs")} & {Kind.MARGIN, Kind.HAND}
        if is_marginal(element) or (drawn and not is_printed_note(element)):
            self._piece(Kind.HAND if is_by_hand(element) or Kind.HAND in drawn else Kind.MARGIN, element)
            return
        parts = self.calls.parts(element)
        if not parts:
            return
        at = self.body.here
        stream = self._apart(*parts)
        anchored = attribute(element, "anchored") != "false" or not stream.text
        if element in self.calls.callers:
            self._noted.append((element, len(self.notes)))
        where = at if anchored and stands_in_text(element) and element not in self.calls.callers else None
        label, words = labelled(element, stream)
        turns = (name_of(it) == "pb" or attribute(it, "unit") == "page" for it in every(element, "pb", "milestone"))
        self.notes.append(Note(label, words, where, len(parts) > 1 or any(turns), self._spot(element)))


def is_paragraph(element: Element) -> bool:
    """Tell whether a block that is no `p` and holds none stands among paragraphs, and so is one."""
    above = element.getparent()
    among = above is not None and name_of(above) in ("div", "body", "front", "back", "div1", "div2")
    return among and name_of(element) in ("ab", "lg", "quote") and next(every(element, "p"), None) is None


Handler = Callable[[Transcriber, Element, Scribe], None]

HANDLERS: dict[str, Handler] = {
    "p": Transcriber._paragraph,
    "head": Transcriber._head,
    "figure": Transcriber._figure,
    "table": Transcriber._table,
    "fw": Transcriber._forme,
    "note": Transcriber._note,
    "add": Transcriber._added,
    "metamark": Transcriber._added,
    "choice": Transcriber._choice,
    "app": Transcriber._choice,
    "supplied": Transcriber._supplied,
    "lb": Transcriber._line,
    "cb": Transcriber._line,
    "pb": Transcriber._page,
    "gap": Transcriber._gap,
    "label": Transcriber._label,
    **dict.fromkeys((*NAMES, "name", "rs"), Transcriber._name),
}
"""What is done with an element; any other is a part of the text round it."""
