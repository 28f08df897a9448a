"""A note in pieces: at its semicolons, the ends of its sentences, and where prose leads to a citation."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.stages.cite.shield import Shield
from pipeline.stages.cite.words import either, phrases, words

SENTENCE_END = re.compile(r"(?P<word>[\w.’'\0–—-]*)(?P<stop>[.?!])(?=\s+(?:[“\"‘(\[]?[A-ZÀ-Þ0-9]|[il]bid))")
QUOTED_END = re.compile(r"[”\")](?=\s+[“\"‘(\[]?[A-ZÀ-Þ])")


def segments(shield: Shield) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text between its semicolons and ends of sentences, blanks at their ends left out."""
    cuts = sorted({0, len(shield.text), *_semicolons(shield), *_sentences(shield)})
    for start, end in pairwise(cuts):
        yield trimmed(shield.text, start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without white space at its ends, nor semicolons."""
    while start < end and (text[start].isspace() or text[start] == ";"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return start, end


def _semicolons(shield: Shield) -> Iterator[int]:
    return (at for at, character in enumerate(shield.bare) if character == ";")


def _sentences(shield: Shield) -> Iterator[int]:
    """Yield the offsets behind the points that end a sentence."""
    for match in SENTENCE_END.finditer(shield.bare):
        before = shield.bare[max(0, match.start() - 12) : match.start()]
        if match["stop"] != "." or not _abbreviated(match["word"], before, shield.bare[match.end() :]):
            yield match.end()
    for match in QUOTED_END.finditer(shield.bare):
        if shield.text[match.start() - 1] == ".":
            yield match.end()


def _abbreviated(word: str, before: str, after: str) -> bool:
    """Tell whether the point behind a word belongs to it: an initial, an abbreviation, but no Roman number."""
    if word.lower() in ("ibid", "cit", "id"):
        return bool(re.match(r"\s+[IVXLC\d]+\b", after))
    if re.fullmatch(r"[A-Z]", word):
        return not re.search(r"(?:vol|p|pp|ch|pt|bk|no)\.\s$", before)
    if re.fullmatch(r"[ivxlc]+", word):
        return bool(re.match(r"\s+\d", after))
    return word.lower() in words("abbreviations") or bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word))


@cache
def _cue() -> re.Pattern[str]:
    fillers = either(phrases("fillers"))
    return re.compile(rf"(?<!\w)(?i:{either(phrases('cues'))})(?:[,:]?\s+(?i:{fillers})(?=[\s,]))*[,:]?\s+")


def regions(shield: Shield, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a segment before, between and behind the words that lead to a citation (`see also`)."""
    at = start
    for match in _cue().finditer(shield.bare, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


JOINT = re.compile(r"(?<=\)),\s+(?=[A-Z])|(?:,\s+)?\band\s+(?:see\s+|also\s+|the\s+)*")


def joints(shield: Shield, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield each `and` of a region, with the comma before it and the words of leading on behind it."""
    yield from (match.span() for match in JOINT.finditer(shield.bare, start, end))
