"""The stage that doubts words: it suggests what may be meant, with its reasons, and leaves the text as it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.flow import lines_of
from pipeline.model.page import Line, Page
from pipeline.model.text import Text
from pipeline.stages.doubt.judge import judge
from pipeline.stages.doubt.occurrences import box, occurrences, pages_of
from pipeline.stages.doubt.suggesting import Suggestion, suggestions
from pipeline.stages.doubt.vocabulary import Vocabulary

LEAST = 0.5
"""Suggestions that are less likely right than not are kept back: who sees nonsense stops reading."""

UNSURE = 0.9
"""Words that are less likely read rightly are a reason to doubt."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Suggest other words where a word is misread or misprinted; `language` is a BCP 47 tag."""

    name: ClassVar[str] = "doubt"
    revision: ClassVar[int] = 2

    language: str = "en"

    def __call__(self, pages: Sequence[Page], text: Text) -> tuple[Finding, ...]:
        """Return the suggestions for a volume, the likeliest first; none in a language without a word list."""
        lines = lines_of(pages)
        found = list(occurrences(text, lines))
        known = Vocabulary.of(found, self.language)
        if not known.language:
            return ()
        vouched, places = _vouched(pages), pages_of(pages)
        made = [one for one in suggestions(found, known, judge(), LEAST) if one.occurrence.line not in vouched]
        made.sort(key=lambda one: -one.probability)
        return tuple(_finding(one, known, lines[one.occurrence.line], places) for one in made)


def _vouched(pages: Iterable[Page]) -> frozenset[str]:
    """Return the lines that an editor put right: of a page that was read they alone have no confidence."""
    return frozenset(name for page in pages if _was_read(page) for name in _unweighed(page))


def _was_read(page: Page) -> bool:
    """Tell whether an engine read the page."""
    return any(line.confidence is not None for line in page.lines)


def _unweighed(page: Page) -> Iterator[str]:
    """Yield the lines of a page that have no confidence."""
    return (line.id for line in page.lines if line.confidence is None)


def _finding(one: Suggestion, known: Vocabulary, line: Line, places: dict[str, str]) -> Finding:
    """Return a suggestion as something to look at."""
    word = one.occurrence
    return Finding(
        FindingKind.SUGGESTION,
        f"“{word.text}” may be “{one.instead}”: {', '.join(_reasons(one, known))}.",
        places.get(word.line),
        box(line, word.start, word.end),
        word.line,
        word.text,
        one.instead,
        word.start,
        word.end,
        round(one.probability, 4),
    )


def _reasons(one: Suggestion, known: Vocabulary) -> Iterator[str]:
    """Yield why a word is doubted, and why another is suggested."""
    word, meant = one.occurrence, one.candidate.text
    yield str(one.candidate.change)
    if not known.listed(word.text):
        yield f"“{word.text}” is in no word list"
    elif known.listed(meant) > known.listed(word.text) + 1:
        yield f"“{word.text}” is far rarer"
    used = known.volume.get(meant, 0)
    if used:
        yield f"“{one.instead}” stands in this volume {'once' if used == 1 else f'{used} times'}"
    if word.certainty < UNSURE:
        yield f"it was read with {word.certainty:.0%} certainty"
