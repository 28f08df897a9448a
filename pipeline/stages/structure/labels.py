"""What notes are called by: numbers, symbols or letters, as a sequence in which each label has its place."""

import re
from dataclasses import dataclass
from enum import StrEnum

SYMBOLS = "*†‡§‖¶"
"""In the printers' order; past its end they are doubled."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"

UNREAD = 1.0
"""Cost of a mark that was seen and not read, because it says nothing against any label."""
LOOKALIKE = 0.5
"""Cost of a reading that differs only by signs which engines confuse."""
BLOT = 1.0
"""Cost of a figure that a small star may be taken for."""
BLOTS = "0689"
OTHER_SIGN = 1.5
"""Cost of a sign where a figure is due: engines read a raised figure as a sign more often than as another figure."""
OTHER_LABEL = 3.0
"""Cost of a label that is plainly another one."""

FIGURES = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "i": "1", "!": "1", "]": "1", "[": "1", "O": "0", "o": "0", "Q": "0", "D": "0"}
    | {"S": "5", "s": "5", "B": "8", "&": "8", "Z": "2", "z": "2", "g": "9", "q": "9", "b": "6", "G": "6", "A": "4"}
)
"""What engines read for a figure."""

SIGNS = {
    "*": ("*", "•", "°", "x", "X", '"', "'", "’", "”", "“", "‘", "^"),
    "†": ("†", "t", "f", "j", "+", "1", "T", "¢", "7"),
    "‡": ("‡", "t", "f", "$", "}", "{", "‡", "I", "+"),
    "§": ("§", "$", "S", "8", "&", "3"),
    "‖": ("‖", "||", "ll", "II", "|", "11", "//"),
    "¶": ("¶", "q", "T", "9", "{", "4"),
}
"""What engines read for a symbol."""

LIKE_LETTERS = (
    {"a": "4*8", "b": "6", "c": "e©¢6", "d": "4", "e": "c©¢"}
    | {"f": "1tr", "g": "9§8", "h": "nb", "i": "1!'l", "j": "1);"}
    | {"l": "1I|!i", "m": "™n", "n": "™hu", "o": "0°6", "p": "?P"}
    | {"q": "94", "r": "f", "s": "5§", "t": "1+f", "u": "n4"}
    | {"v": "'y", "w": "v", "x": "*%", "y": "v'", "z": "2"}
)
"""What engines read for a raised letter."""


class Signs(StrEnum):
    """The kinds of label."""

    NUMBER = "number"
    SYMBOL = "symbol"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Scheme:
    """How the notes of a volume are called, and whether each page begins anew."""

    signs: Signs
    by_page: bool

    def label(self, place: int) -> str:
        """Return the label at a place of the sequence, counted from 1."""
        if self.signs is Signs.NUMBER:
            return str(place)
        signs = SYMBOLS if self.signs is Signs.SYMBOL else LETTERS
        return signs[(place - 1) % len(signs)] * ((place - 1) // len(signs) + 1)

    def place(self, label: str) -> int | None:
        """Return where a label stands in the sequence; None if it is of another kind."""
        if self.signs is Signs.NUMBER:
            figures = label if label.isdecimal() else label.translate(FIGURES)
            return int(figures) if re.fullmatch(r"[1-9]\d{0,3}", figures) else None
        signs = SYMBOLS if self.signs is Signs.SYMBOL else LETTERS
        if not label or label[0] not in signs or set(label) != {label[0]}:
            return None
        return (len(label) - 1) * len(signs) + signs.index(label[0]) + 1

    def has(self, label: str) -> bool:
        """Tell whether a label is of the scheme's own signs as it was read."""
        return bool(label) and not label.isdecimal() and self.place(label) is not None

    def misread(self, label: str, place: int) -> float:
        """Return what it costs to take what was read for the label at a place; 0 if it is that label."""
        due = self.label(place)
        if label == due:
            return 0.0
        if not label:
            return UNREAD
        if self.signs is Signs.NUMBER:
            return _misread_number(label, due)
        return _misread_sign(label, due)


def _misread_number(label: str, due: str) -> float:
    """Return the cost of taking `label` for the number `due`."""
    figures = label.translate(FIGURES)
    if figures == due:
        return LOOKALIKE
    if not any(figure.isdecimal() for figure in figures):
        return OTHER_SIGN
    return min(OTHER_LABEL, 1.0 + _distance(figures, due))


def _misread_sign(label: str, due: str) -> float:
    """Return the cost of taking `label` for a symbol or a letter."""
    if len(label) == len(due) and all(sign in SIGNS.get(due[0], ()) for sign in label):
        return LOOKALIKE
    if label in SIGNS.get(due, ()) or label.casefold() == due or (label and label in LIKE_LETTERS.get(due, "")):
        return LOOKALIKE
    if due == "*" and label in BLOTS:
        return BLOT
    return OTHER_LABEL if label[0] in SYMBOLS + LETTERS else OTHER_SIGN + 0.5


def _distance(one: str, other: str) -> int:
    """Return how many figures must be changed, added or left out to make one number of the other."""
    row = list(range(len(other) + 1))
    for i, figure in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, wanted in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (figure != wanted))
    return row[-1]
