"""What short citations mean: `Ibid.` the one before, `op. cit.` and short titles the full one, `note 12` a note."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.citation import CitationKind, Part, PartKind
from pipeline.model.text import Note
from pipeline.stages.cite.draft import Draft
from pipeline.stages.cite.words import words

REPEATS = re.compile(r"(?i)ibid|idem|id\.|loc")
PEOPLE = (PartKind.AUTHOR, PartKind.EDITOR)


@dataclass(frozen=True, slots=True)
class Known:
    """A work that was cited: who wrote it, and what it is called."""

    id: str
    surnames: frozenset[str]
    titles: tuple[tuple[str, ...], ...]
    alias: str

    @classmethod
    def of(cls, name: str, text: str, draft: Draft) -> "Known":
        """Return what is known of a work by the words of its citation."""
        titles = (_title_words(text[it.start : it.end]) for it in draft.parts if it.kind is PartKind.TITLE)
        return cls(name, surnames(text, draft.parts), tuple(titles), draft.alias.strip().lower())


@dataclass(slots=True)
class Memory:
    """What was cited so far, in the order of the notes."""

    works: list[Known] = field(default_factory=list)
    meant: dict[str, str] = field(default_factory=dict)
    """What each citation that points on means, by its id."""
    before: tuple[str, ...] = ()
    """The citations of the note before."""
    here: list[str] = field(default_factory=list)
    """The citations of the note at hand."""

    def turn(self) -> None:
        """Go on to the next note."""
        self.before, self.here = tuple(self.here), []

    def add(self, name: str, text: str, draft: Draft, target: str | None) -> None:
        """Remember a citation."""
        if draft.kind is CitationKind.NOTE:
            return
        self.here.append(name)
        if target:
            self.meant[name] = target
        elif not any(part.kind is PartKind.POINTER for part in draft.parts):
            self.works.append(Known.of(name, text, draft))

    def repeated(self) -> str | None:
        """Return what `Ibid.` means now: the citation before in this note, else the last of the note before."""
        last = self.here[-1] if self.here else self.before[-1] if self.before else None
        return self.meant.get(last, last) if last else None

    @property
    def clear(self) -> bool:
        """Whether `Ibid.` can mean one citation only."""
        return bool(self.here) or len(self.before) == 1

    def work(self, text: str, draft: Draft) -> str | None:
        """Return the one work that a name and a short title mean, None where several may be meant or none is."""
        names = surnames(text, draft.parts)
        titles = [text[it.start : it.end] for it in draft.parts if it.kind is PartKind.TITLE]
        found = [known for known in self.works if _is_meant(known, names, titles)]
        return found[0].id if len({known.titles for known in found}) == 1 else None


def _is_meant(known: Known, names: frozenset[str], titles: Sequence[str]) -> bool:
    """Tell whether a name and short titles may mean a work."""
    if names and not names <= known.surnames:
        return False
    if not titles:
        return bool(names)
    short = titles[0].strip("* ").lower()
    if known.alias and short == known.alias:
        return True
    wanted = _title_words(titles[0])
    return any(_shortened(wanted, title, named=bool(names)) for title in known.titles)


def _shortened(short: tuple[str, ...], title: tuple[str, ...], *, named: bool) -> bool:
    """Tell whether a title is a longer one's beginning or, where its author is named, a part of it in its order."""
    if not short or len(short) > len(title):
        return False
    if title[: len(short)] == short:
        return True
    rest = iter(title)
    return named and all(word in rest for word in short)


def _title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title that a short one keeps, in small letters."""
    found = re.findall(r"\w+", title.lower())
    return tuple(word for word in found if word not in words("small"))


def surnames(text: str, parts: Iterable[Part]) -> frozenset[str]:
    """Return the family names of the authors and editors among some parts."""
    return frozenset(_surname(text[it.start : it.end]) for it in parts if it.kind in PEOPLE)


def _surname(name: str) -> str:
    """Return the last word of a name that is no `Jr.` or `III`."""
    bare = re.sub(r",?\s(?:Jr|Sr)\.?$|\s(?:II|III|IV)$", "", name)
    return bare.split()[-1].lower() if bare.split() else ""


def renamed(text: str, draft: Draft, memory: Memory) -> Draft:
    """Return the draft with a title for a name, where the name is what a work said that it will be cited by."""
    aliases = {known.alias for known in memory.works} - {""}
    parts = tuple(
        replace(it, kind=PartKind.TITLE, value="m")
        if it.kind is PartKind.AUTHOR and text[it.start : it.end].lower() in aliases
        else it
        for it in draft.parts
    )
    return replace(draft, parts=parts) if draft.kind is CitationKind.SHORT else draft


def pointed(text: str, draft: Draft, memory: Memory) -> str | None:
    """Return the citation that a draft means, None if it means none or nobody can tell which."""
    if draft.kind is not CitationKind.SHORT:
        return None
    pointer = next((text[it.start : it.end] for it in draft.parts if it.kind is PartKind.POINTER), "")
    named = any(it.kind in (*PEOPLE, PartKind.TITLE) for it in draft.parts)
    return memory.repeated() if REPEATS.match(pointer) and not named else memory.work(text, draft)


def numbered(draft: Draft, after: str, note: int, notes: Sequence[Note]) -> str | None:
    """Return the id of the note that a draft names by its number: the nearest before it or, if `below`, after it.

    `note` is the position of the note at hand among `notes`, their number if the words stand in the body.
    """
    label = next((part.first for part in draft.parts if part.kind is PartKind.POINTER), None)
    earlier = [it.id for it in notes[:note] if it.label == label]
    later = [it.id for it in notes[note + 1 :] if it.label == label]
    if re.match(r"\s(?:below|infra)", after):
        return later[0] if later else None
    return earlier[-1] if earlier else None


def ordered(notes: Sequence[Note]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of notes by their ids, each with the position of its note."""
    for position, note in enumerate(notes):
        yield from ((position, paragraph.id) for paragraph in note.paragraphs)
