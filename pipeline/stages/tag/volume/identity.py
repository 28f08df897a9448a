"""What each name in a volume names, decided once for the volume: its kind, and whom or what it means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source, no_surer
from pipeline.stages.tag.full_name import Naming
from pipeline.stages.tag.lists.gazetteer import Gazetteer
from pipeline.stages.tag.spelling import folded, plain
from pipeline.stages.tag.volume.acronyms import Explanations
from pipeline.stages.tag.volume.bodies import Bodies
from pipeline.stages.tag.volume.mention import Mention, Verdict
from pipeline.stages.tag.volume.persons import Persons

AROUND = 60
"""Characters before and behind a name that are looked at: the longest titles are shorter."""

ACRONYM = re.compile(r"[A-Z][A-Z&]{1,4}|(?:[A-Z]\.){2,4}")
"""Letters that stand for a name; longer ones may be a name in a heading."""

LETTERED = frozenset((EntityKind.PLACE, EntityKind.ORG, EntityKind.GROUP, EntityKind.EVENT, EntityKind.WORK))
"""What letters stand for: nobody, unless a list says so (`FDR`)."""

LISTED = frozenset((Source.LIST, Source.AUTHORITY))

CLEARLY = 4.0
"""A kind is that of all mentions of a name if so much more speaks for it than for the one that a mention has."""

FIRM = 0.9
"""A mention so likely to be right keeps its kind: `Washington` may be a city here and a general there."""


Votes = dict[EntityKind, float]
"""How much speaks for each kind."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, and what the register calls what it names."""

    candidate: Candidate
    name: str | None
    """None where several may be meant and nothing tells which; "" for a date."""


def identified(
    texts: Sequence[str], notes: Sequence[bool], found: Sequence[Iterable[Candidate]], lists: Gazetteer
) -> list[list[Named]]:
    """Return what the candidates of each text name; `notes` tells which texts stand in notes.

    Letters that stand for no name are left out: what a list says so of, and what the volume itself explains by words
    without capitals.

    Certainty and reason say where that is not sure. Acronyms and family names may stand before what explains them.
    """
    explanations = Explanations.of(texts)
    every = (it for number, some in enumerate(found) for it in _mentions(number, texts[number], notes[number], some))
    # What the volume writes small in full is no name by its letters either: `prisoners of war (POWs)`.
    nameless = explanations.words | lists.nameless
    mentions = [it for it in every if _enlisted(it) or plain(it.text).removesuffix("s") not in nameless]
    mentions = _of_one_kind(mentions, explanations)
    verdicts = _verdicts(mentions, explanations, lists)
    named: list[list[Named]] = [[] for _ in texts]
    for mention, verdict in zip(mentions, verdicts, strict=True):
        named[mention.block].append(_named(mention.candidate, verdict))
    return named


def _enlisted(mention: Mention) -> bool:
    """Tell whether an archivist has a name in a list of his: he knows what its letters stand for."""
    return Source.AUTHORITY in mention.candidate.sources


def _mentions(number: int, text: str, note: bool, some: Iterable[Candidate]) -> Iterator[Mention]:
    for it in some:
        before, after = text[max(0, it.start - AROUND) : it.start], text[it.end : it.end + AROUND]
        yield Mention(it, text[it.start : it.end], before, after, number, note)


def _verdicts(mentions: Sequence[Mention], explanations: Explanations, lists: Gazetteer) -> list[Verdict]:
    """Return what each mention names."""
    persons = [it for it in mentions if it.candidate.kind is EntityKind.PERSON]
    others = [it for it in mentions if it.candidate.kind not in (EntityKind.PERSON, EntityKind.DATE)]
    who = iter(Persons(persons, Naming(lists)).verdicts())
    what = iter(Bodies(others, explanations, lists).verdicts())
    verdicts = []
    for mention in mentions:
        kind = mention.candidate.kind
        verdicts.append(Verdict("") if kind is EntityKind.DATE else next(who if kind is EntityKind.PERSON else what))
    return verdicts


def _named(candidate: Candidate, verdict: Verdict) -> Named:
    """Return a candidate with what it names, no surer than that is."""
    certainty = no_surer(candidate.certainty, verdict.most)
    reason = "; ".join(dict.fromkeys(it for it in (candidate.reason, verdict.doubt) if it))
    return Named(replace(candidate, certainty=certainty, reason=reason), verdict.name)


def _of_one_kind(mentions: Sequence[Mention], explanations: Explanations) -> list[Mention]:
    """Return the mentions, those of one name of one kind where the volume tells clearly which."""
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    listed: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        it = mention.candidate
        votes[folded(mention.text)][it.kind] += it.likely
        if LISTED.intersection(it.sources):
            listed[folded(mention.text)][it.kind] += it.likely
    long = {it: folded(forms[0]) for it, forms in explanations.names.items()}
    kinds = []
    for mention in mentions:
        key = folded(mention.text)
        kinds.append(_kind(mention, votes[key], listed.get(key), votes.get(long.get(plain(mention.text), ""))))
    return [_settled(mention, kind) for mention, kind in zip(mentions, kinds, strict=True)]


def _kind(mention: Mention, votes: Votes, listed: Votes | None, long: Votes | None) -> EntityKind:
    """Return the kind of a mention: that of its long form, or the one that clearly most others have.

    Letters mean one thing in a volume: what a list has for them, or what most of them are, and nobody is called so.
    """
    it, acronym = mention.candidate, ACRONYM.fullmatch(plain(mention.text))
    if it.kind is EntityKind.DATE:
        return it.kind
    if long or (acronym and listed):
        return _most(long or listed or votes)
    if acronym:
        return _most({kind: vote for kind, vote in votes.items() if kind in LETTERED} or {EntityKind.ORG: 1.0})
    best = _most(votes)
    return it.kind if it.likely >= FIRM or votes[best] < CLEARLY * votes[it.kind] else best


def _most(votes: Votes) -> EntityKind:
    return max(votes, key=lambda kind: (votes[kind], kind))


def _settled(mention: Mention, kind: EntityKind) -> Mention:
    """Return a mention as one of a kind, less sure if that is another one than before."""
    it = mention.candidate
    if kind in (it.kind, EntityKind.DATE):
        return mention
    certainty = no_surer(it.certainty, Certainty.MEDIUM)
    settled = replace(it, kind=kind, name="", certainty=certainty, reason=f"{it.reason}; {ELSEWHERE}")
    return replace(mention, candidate=settled)


ELSEWHERE = "its kind is that of the name elsewhere in the volume"
