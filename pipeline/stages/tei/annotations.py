"""What goes round words of the running text: names, interpolations, underlinings, doubtful readings."""

from collections.abc import Iterable, Iterator

from pipeline.model.entity import Entity
from pipeline.model.flow import Flow
from pipeline.model.page import Line
from pipeline.model.stream import Stream, streams
from pipeline.model.text import Point, Run, Span, Underlining
from pipeline.model.vocabulary import EntityKind
from pipeline.model.volume import Volume
from pipeline.stages.tei.agents import AUTHOR, ENGINE, HAND, Agents
from pipeline.stages.tei.atlas import Atlas
from pipeline.stages.tei.characters import SPACE
from pipeline.stages.tei.citations import Reference, references
from pipeline.stages.tei.ranges import ranges
from pipeline.stages.tei.spans import Stretch, chained, trimmed
from pipeline.stages.tei.temporal import datable
from pipeline.stages.tei.weaving import woven
from pipeline.stages.tei.whereabouts import Whereabouts

TAGS: dict[EntityKind, tuple[str, str | None]] = {
    EntityKind.PERSON: ("persName", None),
    EntityKind.PLACE: ("placeName", None),
    EntityKind.ORG: ("orgName", None),
    EntityKind.GROUP: ("rs", "group"),
    EntityKind.EVENT: ("name", "event"),
    EntityKind.WORK: ("name", "work"),
    EntityKind.DATE: ("date", None),
}
"""The TEI element of a kind of entity, and its @type."""

LISTED: dict[EntityKind, str] = {
    EntityKind.PERSON: "person",
    EntityKind.PLACE: "place",
    EntityKind.ORG: "org",
    EntityKind.GROUP: "org",
    EntityKind.EVENT: "event",
    EntityKind.WORK: "bibl",
}
"""The entry of the register that a name of this kind may refer to."""


def annotations(
    volume: Volume, atlas: Atlas, whereabouts: Whereabouts, agents: Agents, doubtful: float
) -> dict[str, list[Stretch]]:
    """Return the elements within each stream, by its id, none crossing another.

    Whoever comes first stays whole: interpolations, then names, longer ones first; citations nest with those or are
    left out; underlinings and doubtful words are cut where they would cross one of all these.
    """
    flows = {stream.id: (stream, Flow.of(stream.runs, whereabouts.lines)) for stream in streams(volume.text)}
    texts = {name: flow.text for name, (_, flow) in flows.items()}
    fixed, cited = _fixed(volume, texts, agents), references(volume.citations, agents)
    loose: dict[str, list[Stretch]] = {}
    for underlining in volume.text.underlinings:
        for name, stretch in _underlined(underlining, atlas, whereabouts):
            loose.setdefault(name, []).append(stretch)
    for stream, flow in flows.values():
        loose.setdefault(stream.id, []).extend(_unclear(stream, flow, whereabouts.lines, agents, doubtful))
    cuts = _cuts(volume, flows)
    return {
        name: _shown(
            woven(
                _cleaned(text, fixed.get(name, ())),
                _refined(text, cited.get(name, ())),
                _cleaned(text, loose.get(name, ())),
                cuts[name],
            ),
            text,
        )
        for name, text in texts.items()
    }


def _fixed(volume: Volume, texts: dict[str, str], agents: Agents) -> dict[str, list[Stretch]]:
    """Return interpolations, times of two dates, and names, by the id of their stream."""
    found: dict[str, list[Stretch]] = {}
    for span in volume.text.interpolations:
        if span.block in texts:
            found.setdefault(span.block, []).append(_supplied(span, texts[span.block]))
    register = {(referent.id, LISTED.get(referent.kind)) for referent in volume.register}
    for block, stretch in ranges(volume.entities, agents):
        found.setdefault(block, []).append(stretch)
    for entity in sorted(volume.entities, key=lambda entity: (entity.start - entity.end, entity.start)):
        found.setdefault(entity.block, []).append(_named(entity, agents, register))
    return found


def _cuts(volume: Volume, flows: dict[str, tuple[Stream, Flow]]) -> dict[str, set[int]]:
    """Return the offsets in each stream at which lines begin, and at which notes may stand."""
    points: dict[str, list[Point]] = {}
    for at in (*(note.at for note in volume.text.notes), *(note.at for note in volume.text.marginals)):
        if at:
            points.setdefault(at.line, []).append(at)
    found = {}
    for name, (_, flow) in flows.items():
        lines = {piece.offset for piece in flow.pieces}
        notes = {flow.offset(point) for piece in flow.pieces for point in points.get(piece.line, ())}
        found[name] = lines | {offset for offset in notes if offset is not None}
    return found


def _cleaned(text: str, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches within the text, without blanks at their ends."""
    inside = [stretch for stretch in stretches if 0 <= stretch.start < stretch.end <= len(text)]
    return trimmed(inside, lambda offset: text[offset] in SPACE)


def _refined(text: str, cited: Iterable[Reference]) -> Iterator[Reference]:
    """Yield the citations within the text, without blanks at their ends or those of their parts."""
    for reference in cited:
        for whole in _cleaned(text, [reference.whole]):
            yield Reference(whole, _cleaned(text, reference.parts))


def _shown(kept: Iterable[Stretch], text: str) -> list[Stretch]:
    """Return the stretches that hold more than blanks and brackets that an element stands for."""
    kept = list(kept)
    hidden = {offset for s in kept if s.brackets for offset in (s.start, s.end - 1)}
    shown = [offset for offset, character in enumerate(text) if offset not in hidden and character not in SPACE]
    return chained(s for s in kept if any(s.start <= offset < s.end for offset in shown))


def _supplied(span: Span, text: str) -> Stretch:
    """Return the words that the author put into a quotation; @rend stands for brackets where they are printed."""
    inside = text[max(0, span.start) : span.end]
    brackets = inside[:1] == "[" and inside[-1:] == "]" and bool(inside[1:-1].strip(SPACE))
    rend = "brackets" if brackets else None
    attributes = {"resp": f"#{AUTHOR}", "reason": "interpolation", "rend": rend}
    return Stretch(span.start, span.end, "supplied", attributes, brackets)


def _named(entity: Entity, agents: Agents, register: set[tuple[str, str | None]]) -> Stretch:
    """Return the element of an entity."""
    tag, kind = TAGS[entity.kind]
    attributes: dict[str, str | None] = {
        "xml:id": entity.id,
        "type": kind,
        "ref": f"#{entity.ref}" if (entity.ref, LISTED.get(entity.kind, "")) in register else None,
        **(datable(entity.date) if tag == "date" else {}),
        "resp": agents.pointer(entity.by),
        "cert": entity.certainty.value,
    }
    return Stretch(entity.start, entity.end, tag, attributes)


def _underlined(underlining: Underlining, atlas: Atlas, whereabouts: Whereabouts) -> Iterator[tuple[str, Stretch]]:
    """Yield what a reader underlined, by the id of its stream: a line may belong to more than one."""
    start, end = underlining.start, underlining.end
    attributes: dict[str, str | None] = {
        "rend": "underline",
        "hand": f"#{HAND}",
        "facs": atlas.facs(underlining.mark),
    }
    for stream, number in whereabouts.runs.get(start.line, ()):
        piece = Flow.of(stream.runs, whereabouts.lines).pieces[number]
        first, last = max(start.offset, piece.start), min(end.offset, piece.end)
        if first < last and end.line == start.line:
            shift = piece.offset - piece.start
            yield stream.id, Stretch(first + shift, last + shift, "hi", attributes)


def _unclear(stream: Stream, flow: Flow, lines: dict[str, Line], agents: Agents, doubtful: float) -> Iterator[Stretch]:
    """Yield the words of print that the engine was not sure of."""
    attributes: dict[str, str | None] = {"cert": "low", "resp": agents.pointer(ENGINE)}
    for run, piece in zip(stream.runs, flow.pieces, strict=True):
        for start, end in _doubtful_words(lines[run.line], run, doubtful):
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                shift = piece.offset - piece.start
                yield Stretch(first + shift, last + shift, "unclear", attributes)


def _doubtful_words(line: Line, run: Run, doubtful: float) -> Iterator[tuple[int, int]]:
    """Yield the offsets, in the line's text, of words read with less confidence; none where none is known."""
    at = 0
    for word in line.words:
        end = at + len(word.text)
        if word.confidence is not None and word.confidence < doubtful and end > run.start and at < run.end:
            yield at, end
        at = end + 1
