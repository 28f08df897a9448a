"""Names that a corpus leaves unmarked, found by rule: what is silent about a kind would teach that there is none."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from benchmarks.names.passage import Passage, Span
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.dates.dates import dates
from pipeline.stages.tag.grammar import grammar
from pipeline.stages.tag.lists.gazetteer import gazetteer


def completed(passage: Passage, labels: frozenset[str]) -> Passage:
    """Return a passage with names of the kinds of which its corpus, that marks `labels`, is silent."""
    more = (span for label, rule in RULES.items() if label not in labels for span in rule(passage.text))
    return passage.with_more(more)


def _dates(text: str) -> Iterator[Span]:
    return ((mention.start, mention.end, "DATE") for mention in dates(text))


def _groups(text: str) -> Iterator[Span]:
    return ((*match.span(), "GROUP") for match in _peoples().finditer(text))


def _events(text: str) -> Iterator[Span]:
    found = grammar("en").names(text, note=False)
    return ((it.start, it.end, "EVENT") for it in found if it.kind is EntityKind.EVENT)


@cache
def _peoples() -> re.Pattern[str]:
    """Return a pattern for the names of peoples, parties and creeds, the longest first."""
    names = sorted((it.text for it in gazetteer("en").known if it.kind is EntityKind.GROUP), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


RULES: Mapping[str, Callable[[str], Iterator[Span]]] = {"DATE": _dates, "GROUP": _groups, "EVENT": _events}
