"""Which blocks of a transcript are notes: those that begin with a label that the text calls."""

import re
from collections.abc import Sequence

from pipeline.stages.segment.paragraph_blocks import TextBlock

PLAIN_LABEL = re.compile(r"(\d{1,3})(?:[.)]\s*|\s+)(?=[^\s\d.)])")
SECTION = re.compile(r"(?:foot|end)?notes(?: to .*)?|references|anmerkungen|fu(?:ß|ss)noten", re.I)


def note_blocks(blocks: Sequence[TextBlock]) -> dict[int, str]:
    """Return the indices of the blocks that open a note, each with its label."""
    notes = {n: block.own_labels[0] for n, block in enumerate(blocks) if block.own_labels}
    plain = {n: match[1] for n, block in enumerate(blocks) if n not in notes and (match := _plain(block))}
    for label in dict.fromkeys(plain.values()):
        calls = [n for n, block in enumerate(blocks) for marker in block.markers if marker == label]
        wanted = len(calls) - sum(own == label for own in notes.values())
        candidates = [n for n, own in plain.items() if own == label]
        notes |= dict.fromkeys(_best(candidates, calls, _section(blocks))[: max(0, wanted)], label)
    return _with_uncalled(notes, plain)


def further_paragraphs(blocks: Sequence[TextBlock], notes: dict[int, str]) -> frozenset[int]:
    """Return the indices of the blocks that go on with the note above: standing in, or in a section of notes."""
    section, found = _section(blocks), set[int]()
    for number, block in enumerate(blocks):
        after = number - 1 in notes or number - 1 in found
        if number not in notes and after and (block.indented or (section is not None and number > section)):
            found.add(number)
    return frozenset(found)


def _plain(block: TextBlock) -> re.Match[str] | None:
    """Return the plain number that a block begins with, None if it begins otherwise."""
    return PLAIN_LABEL.match(block.text)


def _section(blocks: Sequence[TextBlock]) -> int | None:
    """Return the index of the heading under which all notes stand; None if there is none."""
    return next((n for n, block in enumerate(blocks) if SECTION.fullmatch(block.text.strip(" .:"))), None)


def _best(candidates: list[int], calls: list[int], section: int | None) -> list[int]:
    """Return the candidates, those first that stand in the section of notes, then those after their call."""
    first = min(calls, default=0)
    return sorted(candidates, key=lambda n: (section is not None and n < section, n < first, n))


def _with_uncalled(notes: dict[int, str], plain: dict[int, str]) -> dict[int, str]:
    """Return the notes, and those blocks without a call whose label is missing between two notes.

    The call may have been lost in the reading; the sequence tells that the note is one.
    """
    found = dict(sorted(notes.items()))
    for number, label in sorted(plain.items()):
        above = [own for n, own in found.items() if n < number and own.isdecimal()]
        below = [own for n, own in found.items() if n > number and own.isdecimal()]
        between = bool(above and below) and int(above[-1]) + 1 == int(label) == int(below[0]) - 1
        if number not in found and between:
            found = dict(sorted({**found, number: label}.items()))
    return found
