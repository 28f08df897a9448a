"""Note marks in plain text: superscripts, the ways in which markup writes them, and bare numbers after a stop."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SYMBOLS = "*†‡§‖¶"

MARKED = re.compile(
    r"\[\^(?P<foot>[^\]\s]{1,20})\]"  # [^6]
    r"|<sup>\s*\[?(?P<html>[^<>\s\[\]]{1,4})\]?\s*</sup>"  # <sup>6</sup>
    r"|\$?\^\{(?P<tex>\d{1,3}|[a-z*†‡§‖¶])\}\$?"  # $^{6}$
    r"|\^(?P<caret>\d{1,3}|[a-z*†‡§‖¶])\^"  # ^6^
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|\[(?P<bracket>\d{1,3})\]"
    r"|(?<=[^\s*])(?P<symbol>\*{1,3}|†{1,3}|‡{1,3})(?![\w*†‡])"
    r"|(?<=[\w.,;:!?\"”’')\]])(?P<bare>\d{1,3})(?![\w.,]\w|\w|%|°)"
    r"|(?<=[.,;:!?\"”’')\]])\s(?P<spaced>\d{1,3})(?=\s+[\"“‘'(\[]?[A-Z]|\s*$)"
)

LABEL = re.compile(
    r"\s*(?:\[\^(?P<foot>[^\]\s]{1,20})\]:?"
    r"|<sup>\s*\[?(?P<html>[^<>\s\[\]]{1,4})\]?\s*</sup>"
    r"|\$?\^\{(?P<tex>\d{1,3}|[a-z*†‡§‖¶])\}\$?"
    r"|\^(?P<caret>\d{1,3}|[a-z*†‡§‖¶])\^"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|\[(?P<bracket>\d{1,3})\]"
    r"|(?P<symbol>\*{1,3}|†{1,3}|‡{1,3}|§|‖|¶)(?=\s)"
    r"|(?P<plain>\d{1,3})[.)]?(?=\s))\s*(?=\S|$)"
)
"""What a note begins with; a plain number may have a stop or a bracket behind it."""

POWER = re.compile(r"(?<!\d)(?:\d{1,3}|\d{5,})$")
"""A figure before a superscript makes it a power; a year does not."""

UNIT = re.compile(r"(?<![A-Za-z])(?:[kcm]?m|ft|in|mi|yd|sq)$")
"""A unit of length before a superscript makes it a power, unless a note has that label."""

ABBREVIATION = re.compile(r"(?i)(?<![a-z])(?:nos?|pp?|vols?|arts?|secs?|figs?|chs?|cols?|ff?|nn?|pls?|bd|nr|st)\.$")
"""A stop after one of these belongs to the abbreviation, and the number to what it counts."""

YEAR = re.compile(r"(?<![\d/])(?:1[0-9]{3}|20[0-9]{2})[\"”’')\]]*\.[\"”’')\]]*$")

GLUED = re.compile(r"(?:[^\W\d_]|[^\W\d_][\"”’')\]]*[.,;:!?]|[.,;:!?][\"”’')\]]+|[\"”’')\]]+)$")
"""What a bare number may follow: a letter, or a stop or closing bracket that has no figure before it."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note mark in a line of plain text, at [start, end)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that a transcript's notes begin with, and the symbols its text carries."""

    notes: frozenset[str] = field(default=frozenset())
    symbols: frozenset[str] = field(default=frozenset())
    spaced: frozenset[str] = field(default=frozenset())
    """Labels that the text calls nowhere but in one place, where a space stands before the number."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Labels":
        """Return what the lines of a transcript show: a label counts where a line begins with it."""
        lines = tuple(lines)
        labels = {_label(match) for match in map(LABEL.match, lines) if match}
        symbols = {match["symbol"] for line in lines for match in MARKED.finditer(line) if match["symbol"]}
        sure = cls(frozenset(labels), frozenset(symbols & labels))
        called = {mark.label for line in lines for mark in sure.marks(line) if mark.start}
        near = cls(sure.notes, sure.symbols, frozenset(labels - called))
        found = Counter(mark.label for line in lines for mark in near.marks(line) if mark.label in near.spaced)
        once = frozenset(label for label in near.spaced if found[label] == 1)
        return cls(sure.notes, sure.symbols, once)

    def own(self, line: str) -> NoteMark | None:
        """Return the label that a note's first line begins with, where it is written as no number in a text is."""
        match = LABEL.match(line)
        if not match or match["plain"] or (match["symbol"] and match["symbol"] not in self.symbols):
            return None
        return NoteMark(match.start(), match.end(), _label(match))

    def marks(self, line: str) -> tuple[NoteMark, ...]:
        """Return the label and the markers of a line, from left to right."""
        own = self.own(line)
        start = own.end if own else 0
        found = (self._mark(match, line) for match in MARKED.finditer(line, start))
        return ((own,) if own else ()) + tuple(mark for mark in found if mark)

    def _mark(self, match: re.Match[str], line: str) -> NoteMark | None:
        """Return the marker that a match is, None if it only looks like one."""
        label, before, after = _label(match), line[: match.start()], line[match.end() :]
        known = label in self.notes
        if match["raised"]:
            sound = not POWER.search(before) and (known or not UNIT.search(before))
        elif match["html"]:
            sound = _note_like(label)
        elif match["symbol"]:
            sound = label in self.symbols
        elif match["bracket"]:
            sound = known
        elif match["bare"] or match["spaced"]:
            sound = label in (self.notes if match["bare"] else self.spaced) and _may_follow(before, after)
        else:
            sound = True
        return NoteMark(match.start(), match.end(), label) if sound else None


def _label(match: re.Match[str]) -> str:
    """Return the label as it is printed, without the signs of its markup."""
    return next(value for value in match.groups() if value).translate(SUPERSCRIPTS)


def _note_like(label: str) -> bool:
    """Tell whether a raised text can be a note's: a number, a symbol or one letter, but no ordinal's ending."""
    return bool(re.fullmatch(r"\d{1,3}|[a-z]|[*†‡§‖¶]{1,3}", label))


def _may_follow(before: str, after: str) -> bool:
    """Tell whether a bare number glued to `before` can be a marker and no decimal, date or counted thing."""
    if ABBREVIATION.search(before):
        return False
    if YEAR.search(before):
        return not after.strip() or after.lstrip().lstrip("\"“‘'([")[:1].isupper()
    if not GLUED.search(before):
        return False
    word = re.search(r"[^\W\d_]+$", before)
    return word is None or (len(word[0]) > 2 and word[0].islower())
