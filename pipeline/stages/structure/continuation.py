"""Whether a zone of text goes on with what the zone before it left off."""

import re
from dataclasses import dataclass

from pipeline.model.flow import HYPHENS

TERMINAL = re.compile(r"[.!?:…][\"'”’»)\]*]*$")
"""What a sentence ends in; a colon leads over to what is set off."""
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Adm|Sen|Rep|Gov|Hon|Rev|St|Messrs|vol|vols|no|nos|pp?|cf|ch"
    r"|ed|eds|art|sec|fig|viz|e\.g|i\.e|vs)\.$"
)
"""What is followed by its name or number, so that its stop ends no sentence."""
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]|[ivxl]{1,5})[.)\]]\s")
"""What the items of a list begin with, though it is in lower case."""
OPENING = "\"'“‘«([…. -—–"

SHORT = 60
"""Characters of a line that stands by itself (a byline, a date) without a stop."""


@dataclass(frozen=True, slots=True)
class Junction:
    """Two stretches of text that follow one another."""

    before: str
    after: str
    shown: bool | None
    """What the page shows: True where it goes on, False where it begins anew, None where nothing tells."""
    full: bool | None = None
    """Whether the last line before is a full one; None where nothing tells."""

    @property
    def divided(self) -> bool:
        """Whether it begins in the middle of a word."""
        return bool(self.before) and self.before[-1] in HYPHENS and self.after[:1].isalnum()

    @property
    def ended(self) -> bool:
        """Whether the text before comes to an end."""
        return bool(TERMINAL.search(self.before)) and not ABBREVIATION.search(self.before)

    @property
    def lower(self) -> bool:
        """Whether the text after begins as no sentence begins."""
        return self.after.lstrip(OPENING)[:1].islower() and not ENUMERATOR.match(self.after)

    @property
    def broken(self) -> bool:
        """Whether words alone say that a sentence is cut in two."""
        return self.divided or (not self.ended and self.lower)

    @property
    def goes_on(self) -> bool:
        """Whether both stretches are one paragraph."""
        if not self.before or not self.after:
            return False
        if self.shown is not None:
            return self.shown or self.broken
        if self.ended:
            return self.lower or self.full is True
        return self.lower or self.divided or len(self.before) >= SHORT
