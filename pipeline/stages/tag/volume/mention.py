"""A name where it stands in a volume, and what was decided on whom or what it names."""

from dataclasses import dataclass

from pipeline.model.vocabulary import Certainty
from pipeline.stages.tag.candidate import Candidate

OFTEN = 3
"""A name that stands so many times as often as one that is a letter off is the one that was meant: printers and
engines err now and then, and two real names so alike are hardly so unequal."""

MISREAD = "one letter off {}, which stands here often"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text."""

    candidate: Candidate
    text: str
    before: str
    """Some of what stands before it in its paragraph."""
    after: str
    block: int
    """Number of the paragraph."""
    note: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whom or what a mention names."""

    name: str | None
    """As the register calls it; None where several may be meant and nothing tells which."""
    doubt: str = ""
    """Why that is not sure, in words for an editor; "" where it is as sure as the mention itself."""
    most: Certainty = Certainty.HIGH
    """How sure it can be at most."""
