"""Names and dates in the running text, and the register of what they name."""

from dataclasses import dataclass

from pipeline.model.vocabulary import Certainty, EntityKind


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as TEI's att.datable has it: ISO 8601, as exact as is known (`1950`, `1950-06`, `1950-06-25`)."""

    when: str | None = None
    start: str | None = None
    """TEI's @from."""
    end: str | None = None
    """TEI's @to."""
    not_before: str | None = None
    not_after: str | None = None
    precision: str | None = None
    """`low` where the words say `about`."""
    whole: "DateValue | None" = None
    """The time of which this date is the beginning and the date after it the end, each in words of its own."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch [start, end) of a block's running text that names something."""

    id: str
    kind: EntityKind
    block: str
    """Id of the paragraph, heading or paragraph of a note."""
    start: int
    end: int
    text: str
    """What stands there: redundant on purpose."""
    certainty: Certainty
    by: str = "ner"
    """Id of the agent who says so: the application or the editor."""
    reason: str = ""
    """Why, in words for an editor: which pattern, list or model."""
    date: DateValue | None = None
    ref: str | None = None
    """Id of the referent in the register."""
    probability: float | None = None
    """How likely bounds and kind are right, of 0 to 1; None where an editor says so. A queue may be ordered by it."""

    @property
    def whole_id(self) -> str:
        """Id of the time that a date begins and the next one ends."""
        return f"{self.id}.whole"


@dataclass(frozen=True, slots=True)
class Referent:
    """An entry of the register: one person, place, organisation or event, however often named."""

    id: str
    kind: EntityKind
    name: str
    variants: tuple[str, ...] = ()
    idnos: tuple[tuple[str, str], ...] = ()
    """Pairs of authority (`wikidata`, `geonames`, `viaf`, `gnd`) and identifier."""
    sorting: str = ""
    """A person's name with the family first, `Rhee, Syngman`; "" where it is not certain which part is the family's."""
    alone: bool = False
    """Whether only a family name or an unexplained acronym is known: too little to find the same in another volume."""
