"""A printed character of a page that was born digital."""

import unicodedata
from dataclasses import dataclass

from pipeline.model.geometry import Box

LIGATURES = {ord(each): unicodedata.normalize("NFKC", each) for each in "ﬀﬁﬂﬃﬄﬅﬆ"}
"""Type that holds two letters or three is spelled out, because readers search for the letters."""

UNKNOWN = "\ufffd"
"""Stands for a character that is to be seen and cannot be read."""

_FORBIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Unicode's classes of what no text holds: controls, halves of pairs, private and unassigned characters."""

_BIDIRECTIONAL = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Signs that are not printed, and turn the order of what is shown."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, its places in pixels."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Of its font."""
    foot: float
    """y that it stands on."""
    upright: bool = True

    @property
    def box(self) -> Box:
        """The room that the font gives it."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def space(self) -> bool:
        """Whether nothing is to be seen."""
        return not self.text.strip()

    @property
    def known(self) -> bool:
        """Whether the file says which character it is."""
        if self.text.startswith("(cid:") or "\ufffd" in self.text:
            return False
        return self.space or any(unicodedata.category(each) not in _FORBIDDEN for each in self.text)

    @property
    def letters(self) -> str:
        """What is to be read: ligatures spelled out, nothing that XML does not bear, U+FFFD for what is unknown."""
        if not self.known:
            return UNKNOWN
        kept = (c for c in self.text if unicodedata.category(c) not in _FORBIDDEN and c not in _BIDIRECTIONAL)
        return "".join(kept).translate(LIGATURES)
