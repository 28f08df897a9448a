"""Sound volumes spoilt: pages taken out, scanned twice, exchanged, put elsewhere, their numbers made unreadable."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.model.page import Line, Page, Word
from pipeline.model.vocabulary import ZoneKind
from pipeline.store.codec import decode, encode

NUMBERED = frozenset({ZoneKind.PAGE_NUMBER, ZoneKind.HEADER, ZoneKind.FOOTER})
"""Zones that may hold a page's number."""
MISREAD = 0.02
"""Part of the letters that a second scan of the same page reads otherwise."""


class Fault(StrEnum):
    """What is done to a volume."""

    SOUND = "sound"
    MISSING = "missing"
    DOUBLED = "doubled"
    EXCHANGED = "exchanged"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Spoilt:
    """The pages of a volume as they might have been scanned, and at which of them the fault shows first."""

    pages: tuple[Page, ...]
    fault: Fault
    at: int
    count: int
    """Pages missing, doubled or moved."""


def spoilt(pages: Sequence[Page], fault: Fault, unread: float, seed: str) -> Spoilt:
    """Return a volume with a fault somewhere; each page's number is unreadable with a chance of `unread`."""
    chance = random.Random(seed)
    order, at, count = _order(len(pages), fault, chance)
    seen: set[int] = set()
    made = []
    for place, ordinal in enumerate(order, 1):
        page = _renamed(pages[ordinal], f"s{place:04d}")
        page = _again(page, chance) if ordinal in seen else page
        seen.add(ordinal)
        made.append(_unnumbered(page) if chance.random() < unread else page)
    return Spoilt(tuple(made), fault, at, count)


def _order(length: int, fault: Fault, chance: random.Random) -> tuple[list[int], int, int]:
    """Return ordinals of pages in the order of scanning, where the fault shows, and how many pages it is about."""
    order, count = list(range(length)), chance.choice((1, 2))
    if fault is Fault.SOUND:
        return order, 0, 0
    if fault is Fault.MISSING:
        at = chance.randint(1, length - count - 1)
        return order[:at] + order[at + count :], at, count
    if fault is Fault.DOUBLED:
        at = chance.randint(0, length - count)
        return order[: at + count] + order[at:], at + count, count
    if fault is Fault.EXCHANGED:
        at = chance.randint(0, length - 2 * count)
        middle, end = at + count, at + 2 * count
        return order[:at] + order[middle:end] + order[at:middle] + order[end:], at, count
    page = order.pop(chance.randint(0, length - 1))
    at = chance.choice([place for place in range(length) if abs(place - page) > 1])
    order.insert(at, page)
    return order, at, 1


def _renamed(page: Page, page_id: str) -> Page:
    """Return a page under another id."""
    text = json.dumps(encode(Page, page)).replace(f'"{page.id}', f'"{page_id}')
    renamed: Page = decode(Page, json.loads(text))
    return renamed


def _again(page: Page, chance: random.Random) -> Page:
    """Return a page as another scan of it would be read."""
    lines = tuple(_line(line, chance) for line in page.lines)
    return replace(page, lines=lines, surface=replace(page.surface, digest=f"{page.surface.digest}-2"))


def _line(line: Line, chance: random.Random) -> Line:
    return replace(line, words=tuple(_word(word, chance) for word in line.words))


def _word(word: Word, chance: random.Random) -> Word:
    signs = (chance.choice("aceilnorst") if s.isalpha() and chance.random() < MISREAD else s for s in word.text)
    return replace(word, text="".join(signs))


def _unnumbered(page: Page) -> Page:
    """Return a page on which no number can be found."""
    zones = (replace(z, kind=ZoneKind.SIGNATURE_MARK) if z.kind in NUMBERED else z for z in page.zones)
    return replace(page, zones=tuple(zones))
