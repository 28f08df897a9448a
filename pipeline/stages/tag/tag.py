"""Names and dates in the running text of a volume."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import ClassVar

from pipeline.errors import MissingDependency
from pipeline.model.entity import Entity, Referent
from pipeline.model.flow import Flow, lines_of
from pipeline.model.page import Page
from pipeline.model.text import Text
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.model.volume import Application
from pipeline.stages.tag.candidate import Candidate, chosen
from pipeline.stages.tag.clock import Clock
from pipeline.stages.tag.dates import dates
from pipeline.stages.tag.echoes import Echoes
from pipeline.stages.tag.gazetteer import gazetteer
from pipeline.stages.tag.grammar import grammar
from pipeline.stages.tag.register import registered


@dataclass(frozen=True, slots=True)
class Tag:
    """Finds names by lists and by their build, dates by rules, and more names by a spaCy model if one is given.

    MissingDependency if the model is not installed.
    """

    name: ClassVar[str] = "tag"
    revision: ClassVar[int] = 3

    language: str = "en"
    """BCP 47 tag of the text."""
    spacy_model: str | None = None
    """Name of an installed spaCy pipeline, or path of the folder of one."""
    model_version: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Fill in the version of the model: another version may find other names."""
        object.__setattr__(self, "model_version", _version(self.spacy_model) if self.spacy_model else "")

    @property
    def application(self) -> Application:
        """Who says so: the rules, and the model."""
        if self.spacy_model is None:
            version = f"{self.revision}"
            return Application("ner", "scan2tei rules", version, "names and dates, by lists and patterns")
        version = self.model_version
        return Application(
            "ner", Path(self.spacy_model).name, version, "names by a spaCy model, lists and patterns; dates by rules"
        )

    def __call__(self, pages: Sequence[Page], text: Text) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
        """Return the entities in the order of the text, none over another, and the register of what they name."""
        lines = lines_of(pages)
        blocks = {block.id: Flow.of(block.runs, lines).text for block in text.paragraphs()}
        notes = frozenset(block.id for note in text.notes for block in note.paragraphs)
        found = self._found(blocks, notes)
        pairs = list(_entities(blocks, found))
        return registered((entity for entity, _ in pairs), (name for _, name in pairs), gazetteer(self.language))

    def enrolled(
        self, entities: Iterable[Entity], register: Iterable[Referent]
    ) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
        """Return entities that editors have added to, dropped or retyped, and the register that they make.

        What an editor added gets an entry, and its value if it is a date; entries that nothing names any more go.
        """
        names = {referent.id: referent.name for referent in register}
        valued = [self._valued(entity) for entity in entities]
        return registered(valued, [names.get(entity.ref or "", "") for entity in valued], gazetteer(self.language))

    def _valued(self, entity: Entity) -> Entity:
        """Return a date with the value that its words have, if an editor added it without one."""
        if entity.kind is not EntityKind.DATE or entity.date is not None or not self._english:
            return entity
        mentions = dates(entity.text)
        return replace(entity, date=mentions[0].moment.value) if len(mentions) == 1 else entity

    def _found(self, blocks: dict[str, str], notes: frozenset[str]) -> list[list[Candidate]]:
        """Return the candidates of each block, none over another."""
        texts, lists = tuple(blocks.values()), gazetteer(self.language)
        built = [list(grammar(self.language).names(text, note=block in notes)) for block, text in blocks.items()]
        # Not at the top: a run that finds everything stored does not pay for spaCy's second of loading.
        from pipeline.stages.tag.speech import named  # noqa: PLC0415

        known = list(named(texts, self.language, self.spacy_model))
        first = [chosen(chain(*both)) for both in zip(built, known, strict=True)]
        echoes = Echoes.of(texts, first, lists)
        dated = self._dates(blocks, notes)
        return [
            chosen(chain(candidates, echoes.heard(text), when))
            for text, candidates, when in zip(texts, first, dated, strict=True)
        ]

    def _dates(self, blocks: dict[str, str], notes: frozenset[str]) -> Iterator[list[Candidate]]:
        """Yield the dates of each block; only the body has a clock, because notes speak of many times."""
        clock = Clock()
        for block, text in blocks.items():
            yield list(_dated(text, block, Clock() if block in notes else clock)) if self._english else []

    @property
    def _english(self) -> bool:
        """Whether our rules for dates know the language."""
        return self.language.split("-")[0] == "en"


def _dated(text: str, block: str, clock: Clock) -> Iterator[Candidate]:
    """Yield the dates of a text, those without a year as the clock has it."""
    for mention in dates(text):
        moment = clock.told(mention.moment, block)
        inferred = mention.moment.year is None and moment.year is not None
        certainty = Certainty.MEDIUM if inferred else Certainty.HIGH
        reason = "a date; its year is that of the story" if inferred else "a date"
        yield Candidate(mention.start, mention.end, EntityKind.DATE, certainty, reason, date=moment.value)


def _entities(blocks: dict[str, str], found: Iterable[Iterable[Candidate]]) -> Iterator[tuple[Entity, str]]:
    """Yield the entities of all blocks, numbered through, each with the full name of what it names."""
    pairs = ((block, text, it) for (block, text), these in zip(blocks.items(), found, strict=True) for it in these)
    for number, (block, text, it) in enumerate(pairs, 1):
        words = text[it.start : it.end]
        entity = Entity(
            f"e-{number:04}", it.kind, block, it.start, it.end, words, it.certainty, reason=it.reason, date=it.date
        )
        yield entity, it.name


def _version(model: str) -> str:
    """Return the version of an installed model, or what identifies the one in a folder."""
    described = Path(model) / "meta.json"
    if described.is_file():
        content = described.read_bytes()
        return f"{json.loads(content).get('version', '')}+{blake2b(content, digest_size=4).hexdigest()}"
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError as error:
        raise MissingDependency(
            f"The spaCy model {model} is not installed: run `python -m spacy download {model}`, "
            "or give the path of a folder that holds one."
        ) from error
