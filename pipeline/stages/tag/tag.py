"""Names and dates in the running text of a volume."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import ClassVar

from pipeline.model.authority import Authority
from pipeline.model.entity import Entity, Referent
from pipeline.model.finding import Finding, FindingKind
from pipeline.model.flow import Flow, lines_of
from pipeline.model.page import Page
from pipeline.model.stream import streams
from pipeline.model.text import Text
from pipeline.model.vocabulary import EntityKind
from pipeline.model.volume import Application
from pipeline.stages.tag.candidate import Candidate, Source
from pipeline.stages.tag.certainty import judge
from pipeline.stages.tag.dates.dated import volume_dates
from pipeline.stages.tag.dates.dates import dates
from pipeline.stages.tag.evidence import Block, Evidence, again
from pipeline.stages.tag.grammar import grammar
from pipeline.stages.tag.guessing.model import Model
from pipeline.stages.tag.guessing.openings import Openings
from pipeline.stages.tag.lists.enrolment import Enrolment
from pipeline.stages.tag.lists.gazetteer import Gazetteer, gazetteer
from pipeline.stages.tag.lists.index import indexed
from pipeline.stages.tag.lists.links import Links, latest
from pipeline.stages.tag.lists.listed import Listed
from pipeline.stages.tag.lists.misread_names import MisreadNames
from pipeline.stages.tag.volume.echoes import Echoes
from pipeline.stages.tag.volume.identity import identified
from pipeline.stages.tag.volume.register import names_of, registered
from pipeline.stages.tag.weighing import kept

SURE = 0.8
"""So likely a name must be for the same words to be looked at wherever they stand in the volume."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Finds names by a spaCy model, by lists and by their build, and dates by rules.

    MissingDependency if a model is asked for that is not installed.
    """

    name: ClassVar[str] = "tag"
    revision: ClassVar[int] = 4

    language: str = "en"
    """BCP 47 tag of the text."""
    spacy_model: str | None = None
    """Name of an installed spaCy pipeline or path of the folder of one; `none` for none; None for our own."""
    authority: Authority = field(default=Authority(), compare=False)
    """The archivist's own lists of names."""
    model_version: str = field(init=False, default="")
    authority_digest: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Fill in the version of the model, and what identifies the lists: others may find other names."""
        object.__setattr__(self, "authority_digest", self.authority.digest)
        object.__setattr__(self, "model_version", self._model.version if self._model else "")

    @property
    def application(self) -> Application:
        """Who says so: the rules, and the model."""
        rules = f"rules {self.revision}"
        if self._model is None:
            return Application("ner", "scan2tei rules", f"{self.revision}", "names and dates, by lists and patterns")
        how = f"names by a spaCy model, lists and patterns ({rules}); dates by rules"
        return Application("ner", self._model.title, self.model_version, how)

    def __call__(self, pages: Sequence[Page], text: Text) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
        """Return the entities in the order of the text, none over another, and the register of what they name."""
        lines = lines_of(pages)
        blocks = {block.id: Flow.of(block.runs, lines).text for block in streams(text)}
        notes = frozenset(block.id for note in text.notes for block in note.paragraphs)
        found, lists = self._found(blocks, notes), gazetteer(self.language)
        named = identified(tuple(blocks.values()), [block in notes for block in blocks], found, lists)
        entities = _entities(blocks, ([it.candidate for it in some] for some in named))
        return self._linked(*registered(entities, (it.name for some in named for it in some), lists))

    def enrolled(
        self, entities: Iterable[Entity], register: Iterable[Referent]
    ) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
        """Return entities that editors have added to, dropped or retyped, and the register that they make.

        What an editor added gets an entry, and its value if it is a date; entries that nothing names any more go.
        """
        valued = [self._valued(entity) for entity in entities]
        return self._linked(*registered(valued, names_of(valued, register), gazetteer(self.language)))

    def doubts(self, entities: Sequence[Entity], register: Iterable[Referent]) -> Iterator[Finding]:
        """Yield what is left open because several entries of the archivist's lists fit a name, or one not quite."""
        blocks = {entity.ref: entity.block for entity in reversed(entities)}
        for referent, told in self._enrolment(entities).doubts(register):
            yield Finding(FindingKind.DOUBTFUL_NAME, told, target=blocks.get(referent.id))

    def _linked(
        self, entities: Sequence[Entity], register: Sequence[Referent]
    ) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
        """Return entities and register with what the lists know of them: ids, numbers, which are one."""
        return self._enrolment(entities).of(entities, register)

    def _enrolment(self, entities: Iterable[Entity]) -> Enrolment:
        known = (self.authority, gazetteer(self.language).authority)
        return Enrolment(tuple(Links(indexed(it, self.language), latest(entities)) for it in known))

    def _valued(self, entity: Entity) -> Entity:
        """Return a date with the value that its words have, if an editor added it without one."""
        if entity.kind is not EntityKind.DATE or entity.date is not None:
            return entity
        mentions = dates(entity.text, self.language)
        return replace(entity, date=mentions[0].moment.value) if len(mentions) == 1 else entity

    def _found(self, blocks: dict[str, str], notes: frozenset[str]) -> list[list[Candidate]]:
        """Return the candidates of each block, none over another, each with how likely it is right."""
        return self._kept(self.suggested(blocks, notes))

    def _kept(self, blocks: Sequence[Block]) -> list[list[Candidate]]:
        """Return the candidates of each text that are kept, none over another, each with how likely it is right."""
        known = zip(blocks, Evidence.of(blocks, self.language).numbers(), strict=True)
        return [kept(block.text, some, judge(with_model=block.opinion is not None)) for block, some in known]

    def suggested(self, blocks: dict[str, str], notes: frozenset[str]) -> list[Block]:
        """Return the texts of a volume with all that suggests itself, sure or not, one over another.

        First what each text tells by itself; then what the volume makes of that.
        """
        texts, lists = tuple(blocks.values()), gazetteer(self.language)
        alone = list(self._alone(blocks, notes))
        first = self._kept(alone)
        echoes = Echoes.of(texts, first, lists, self.language)
        heard = (_by(Source.ECHO, echoes.heard(text)) for text in texts)
        dated = (_by(Source.CALENDAR, when) for when in volume_dates(blocks, notes, self.language))
        more = zip(alone, heard, again(alone, first, SURE), dated, strict=True)
        return [replace(block, candidates=(*block.candidates, *chain(*some))) for block, *some in more]

    def _alone(self, blocks: dict[str, str], notes: frozenset[str]) -> Iterator[Block]:
        """Yield the texts of a volume with what each tells by itself."""
        # Not at the top: a run that finds everything stored does not pay for spaCy's second of loading.
        from pipeline.stages.tag.guessing.speech import heard  # noqa: PLC0415

        built, lists = grammar(self.language), gazetteer(self.language)
        own = Listed.of(indexed(self.authority, self.language), lists, blocks.values())
        misread = MisreadNames.of(lists, self.language, blocks.values())
        speeches = heard(blocks.values(), self.language, self._model)
        openings = Openings.of(blocks.values(), self.language)
        for (block, text), speech in zip(blocks.items(), speeches, strict=True):
            names = _by(Source.BUILD, built.names(text, note=block in notes))
            listed = *own.names(text), *misread.names(text)
            guessed = [it for it in speech.candidates if not _ordinary(it, text, openings, lists)]
            yield Block(text, block in notes, (*guessed, *names, *listed), speech.opinion)

    @property
    def _model(self) -> Model | None:
        return Model.of(self.spacy_model, self.language)


def _ordinary(it: Candidate, text: str, openings: Openings, lists: Gazetteer) -> bool:
    """Tell whether a guess is but an ordinary word that begins something, or a word like `Ibid.`, which is no name."""
    words = text[it.start : it.end]
    return Source.LIST not in it.sources and (words in openings.ordinary or words.rstrip(".") in lists.never)


def _by(source: Source, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates with what suggests them."""
    return (replace(it, sources=(source,)) for it in candidates)


def _entities(blocks: dict[str, str], found: Iterable[Iterable[Candidate]]) -> Iterator[Entity]:
    """Yield the entities of all blocks, numbered through."""
    pairs = ((block, text, it) for (block, text), these in zip(blocks.items(), found, strict=True) for it in these)
    for number, (block, text, it) in enumerate(pairs, 1):
        words = text[it.start : it.end]
        yield Entity(
            f"e-{number:04}", it.kind, block, it.start, it.end, words, it.certainty,
            reason=it.reason, date=it.date, probability=it.probability,
        )  # fmt: skip
