"""Quotation marks and brackets over a cut: what was opened before it and is closed after it."""

import re

QUOTATION = (re.compile(r"(?:(?<=[\s(\[—–-])|^)\"(?=\S)|[“„«]"), re.compile(r"(?<=\S)\"(?=[\s\W]|$)|[”»]"))
"""A straight mark opens after a space and closes after a letter or a stop."""
BRACKETS = (re.compile(r"[(\[]"), re.compile(r"[)\]]"))

Pair = tuple[re.Pattern[str], re.Pattern[str]]


def closes(before: str, after: str, pair: Pair) -> bool:
    """Tell whether what stands open before the cut is closed after it."""
    return _left_open(before, pair) is True and _first_closes(after, pair) is True


def clash(before: str, after: str, pair: Pair) -> bool:
    """Tell whether a pair is opened twice, or closed twice; where nothing was opened it may have been long before."""
    first, opened = _first_closes(after, pair), _left_open(before, pair)
    return first is not None and opened is not None and first is not opened


def _left_open(before: str, pair: Pair) -> bool | None:
    """Tell whether the last sign of the pair is an opening one; None if there is none."""
    opened, closed = (max((match.start() for match in sign.finditer(before)), default=-1) for sign in pair)
    return None if opened == closed else opened > closed


def _first_closes(after: str, pair: Pair) -> bool | None:
    """Tell whether the first sign of the pair is a closing one; None if there is none."""
    opened, closed = (match.start() if (match := sign.search(after)) else len(after) for sign in pair)
    return None if opened == closed else closed < opened
