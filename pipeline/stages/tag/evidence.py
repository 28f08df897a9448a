"""What speaks for each name that was suggested in a volume, and against it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log
from typing import Any

from pipeline import lexicon
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source, neighbours
from pipeline.stages.tag.certainty import Numbers
from pipeline.stages.tag.guessing.opinion import Opinion
from pipeline.stages.tag.lists.gazetteer import gazetteer

Mention = tuple[int, int, int]
"""Number of the text, start and end in it."""

MOST = 0.995
"""A share counts for no more than that: a model is never so sure that nothing could outweigh it."""

WORD = re.compile(r"\w+")

BEFORE = 20
"""Characters before a name that are looked at for the end of a sentence: there are no more spaces and quotes."""

TWICE = 2
"""What stands once stands nowhere else."""

SAID = {Certainty.HIGH: 1.0, Certainty.MEDIUM: 0.0, Certainty.LOW: -1.0}


@dataclass(frozen=True, slots=True)
class Block:
    """A text of a volume, with what was suggested in it."""

    text: str
    note: bool
    candidates: Sequence[Candidate]
    opinion: Opinion | None = None

    def thinks(self, mention: Mention, kind: EntityKind) -> float | None:
        """Return how far (0 to 1) the model thinks words of this text a name of a kind; None without such a model."""
        return self.opinion.of(*mention[1:], kind) if self.opinion else None


@dataclass(frozen=True)
class Evidence:
    """The texts of a volume, and where else in it the same words stand."""

    blocks: Sequence[Block]
    language: str
    places: dict[str, list[Mention]] = field(default_factory=dict)
    """By its words, wherever a suggested name stands, as a name or not."""
    parts: frozenset[str] = frozenset()
    """The words of the persons that have several."""
    told: dict[tuple[str, EntityKind], tuple[float, int]] = field(default_factory=dict)
    """What has been asked of the model already."""

    @classmethod
    def of(cls, blocks: Iterable[Block], language: str) -> "Evidence":
        """Return what is known of the names in some texts; the same names suggested twice become one."""
        joined = [replace(block, candidates=_joined(block.candidates)) for block in blocks]
        said = [(block.text[it.start : it.end], it) for block in joined for it in block.candidates]
        people = (words.split() for words, it in said if it.kind is EntityKind.PERSON and it.sources != AGAIN)
        parts = frozenset(word for words in people if len(words) > 1 for word in words)
        return cls(joined, language, located({words for words, _ in said}, [it.text for it in joined]), parts)

    def numbers(self) -> Iterator[list[tuple[Candidate, Numbers]]]:
        """Yield the candidates of each text with what is known of them."""
        for number, block in enumerate(self.blocks):
            beside = neighbours(block.candidates)
            pairs = zip(block.candidates, beside, strict=True)
            yield [(it, self._of(number, block, it, around)) for it, around in pairs]

    def _of(self, number: int, block: Block, it: Candidate, around: Sequence[Candidate]) -> Numbers:
        """Return what is known of a candidate, by name; `around` are the others over its words."""
        words = block.text[it.start : it.end]
        return (
            {"note": float(block.note)}
            | {f"by {source}": 1.0 for source in _witnesses(it, block.opinion)}
            | ({f"because {reason}": 1.0 for reason in it.reason.split("; ")} if RULES.intersection(it.sources) else {})
            | _said(it)
            | _beside(it, around, block.opinion)
            | self._build(words, block.text[max(0, it.start - BEFORE) : it.start])
            | (_thought(it, block.opinion) if block.opinion else {})
            | self._elsewhere((number, it.start, it.end), words, it.kind)
        )

    def _build(self, words: str, before: str) -> Numbers:
        """Return how a name is written, and where it stands."""
        letters = [letter for letter in words if letter.isalpha()]
        parts = words.split()
        return {
            "words": log(max(1, len(parts))),
            "one word": float(len(parts) == 1),
            "capitals": float(len(letters) > 1 and all(map(str.isupper, letters))),
            "small": float(bool(letters) and letters[0].islower()),
            "plain": float(len(parts) == 1 and words.lower() in lexicon.listed(self.language)),
            "given": float(len(parts) == 1 and words in gazetteer(self.language).given),
            "of a person": float(len(parts) == 1 and words in self.parts),
            "begins": float(before.rstrip(" “\"‘'(")[-1:] in ("", ".", "?", "!", ":")),
        }

    def _elsewhere(self, here: Mention, words: str, kind: EntityKind) -> Numbers:
        """Return whether the model takes the same words for such a name where they stand elsewhere."""
        total, count = self._told(words, kind)
        own = self.blocks[here[0]].thinks(here, kind)
        if own is None or count < TWICE:
            return {}
        return {"elsewhere": (2 * (total - own) / (count - 1) - 1) * (count - 1) / count}

    def _told(self, words: str, kind: EntityKind) -> tuple[float, int]:
        """Return how much the model thinks some words such a name in all, and how often it was asked."""
        if (words, kind) not in self.told:
            shares = [self.blocks[it[0]].thinks(it, kind) for it in self.places.get(words, ())]
            known = [share for share in shares if share is not None]
            self.told[words, kind] = sum(known), len(known)
        return self.told[words, kind]


AGAIN = (Source.AGAIN,)


def again(blocks: Sequence[Block], chosen: Sequence[Iterable[Candidate]], least: float) -> list[list[Candidate]]:
    """Return for each text the names that are surely (at least so likely) chosen elsewhere in the volume."""
    sure: dict[str, Candidate] = {}
    at: dict[str, set[Mention]] = defaultdict(set)
    for number, (block, candidates) in enumerate(zip(blocks, chosen, strict=True)):
        for it in candidates:
            if it.kind is not EntityKind.DATE and it.likely >= least:
                words = block.text[it.start : it.end]
                sure.setdefault(words, it)
                at[words].add((number, it.start, it.end))
    found: list[list[Candidate]] = [[] for _ in blocks]
    for words, mentions in located(sure, [block.text for block in blocks]).items():
        for mention in mentions:
            if len(at[words]) > (mention in at[words]):
                found[mention[0]].append(replace(sure[words], start=mention[1], end=mention[2], **REPEATED))
    return found


REPEATED: dict[str, Any] = {
    "certainty": Certainty.MEDIUM,
    "reason": "named so elsewhere in the volume",
    "sources": AGAIN,
    "probability": None,
}


def located(names: Iterable[str], texts: Sequence[str]) -> dict[str, list[Mention]]:
    """Return where some names stand as whole words."""
    begun: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if first := WORD.match(name):
            begun[first[0]].append(name)
    found: dict[str, list[Mention]] = {}
    for number, text in enumerate(texts):
        for match in WORD.finditer(text):
            for name in begun.get(match[0], ()):
                if _whole(name, text, match.start()):
                    found.setdefault(name, []).append((number, match.start(), match.start() + len(name)))
    return found


def _whole(name: str, text: str, start: int) -> bool:
    """Tell whether a name stands at a place, and no word goes on behind it."""
    end = start + len(name)
    return text.startswith(name, start) and not (name[-1].isalnum() and text[end : end + 1].isalnum())


def _joined(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return each name once, with all that suggest it and all their reasons."""
    alike: dict[tuple[int, int, EntityKind], list[Candidate]] = defaultdict(list)
    for it in candidates:
        alike[it.start, it.end, it.kind].append(it)
    return [_one(some) for some in alike.values()]


def _one(some: Sequence[Candidate]) -> Candidate:
    """Return one candidate for several that say the same."""
    if len(some) == 1:
        return some[0]
    certainty = max((it.certainty for it in some), key=lambda said: SAID[said])
    return replace(
        some[0],
        certainty=certainty,
        reason="; ".join(dict.fromkeys(it.reason for it in some)),
        name=next((it.name for it in some if it.name), ""),
        date=next((it.date for it in some if it.date), None),
        sources=tuple(dict.fromkeys(source for it in some for source in it.sources)),
    )


def _said(it: Candidate) -> Numbers:
    """Return how sure the rules that suggest a name are of it."""
    return {"said": SAID[it.certainty]} if RULES.intersection(it.sources) else {"no rule": 1.0}


def _witnesses(it: Candidate, opinion: Opinion | None) -> Iterator[Source]:
    """Yield who suggests a name; a model that tells nothing but names counts for a rule."""
    return (Source.BUILD if source is Source.MODEL and opinion is None else source for source in it.sources)


def _beside(it: Candidate, around: Iterable[Candidate], opinion: Opinion | None) -> Numbers:
    """Return what else is suggested over the same words, and how far the model backs it."""
    numbers: Numbers = {}
    for other in around:
        who = next(name for name, sources in RANKS.items() if sources.intersection(other.sources))
        whose = "kind" if other.kind is it.kind else "other"
        name = f"{who} {whose} {_lies(other, it)}"
        numbers[name] = 1.0
        if opinion:
            backed = opinion.least(other.start, other.end, other.kind)
            numbers[f"{name}, backed"] = max(backed, numbers.get(f"{name}, backed", 0.0))
    return numbers


RULES = set(Source) - {Source.MODEL, Source.DOUBT, Source.AGAIN}

RANKS = {"model": {Source.MODEL}, "rule": RULES, "again": {Source.AGAIN}, "doubt": {Source.DOUBT}}
"""By whom a name is suggested, the best witness first."""


def _lies(other: Candidate, it: Candidate) -> str:
    """Return how another name lies to one."""
    if (other.start, other.end) == (it.start, it.end):
        return "same"
    if other.start <= it.start and it.end <= other.end:
        return "around"
    return "within" if it.start <= other.start and other.end <= it.end else "across"


def by_itself(numbers: Numbers) -> Numbers:
    """Return what is known of a name but for what lies over it."""
    over = tuple(f"{who} {whose} {how}" for who in RANKS for whose in ("kind", "other") for how in ("around", "across"))
    return {name: number for name, number in numbers.items() if not name.startswith(over)}


def _thought(it: Candidate, opinion: Opinion) -> Numbers:
    """Return what the model thinks of the words of a name, as log-odds."""
    here = it.start, it.end
    share, named = opinion.of(*here, it.kind), opinion.named(*here)
    thought = {"share": _odds(share), "named": _odds(named), "sure": float(share > MOST)}
    thought |= {"least": _odds(opinion.least(*here, it.kind)), "beside": _odds(opinion.beside(*here, it.kind))}
    return thought | {f"share by {source}": _odds(share) for source in it.sources if source is not Source.MODEL}


def _odds(share: float) -> float:
    part = min(MOST, max(1 - MOST, share))
    return log(part / (1 - part))
