"""Sound volumes spoilt: pages taken out, scanned twice, exchanged, put elsewhere, their numbers made unreadable."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from pipeline.model.page import Line, Page, Word
from pipeline.model.vocabulary import ZoneKind
from pipeline.store.codec import decode, encode

NUMBERED = frozenset({ZoneKind.PAGE_NUMBER, ZoneKind.HEADER, ZoneKind.FOOTER})
"""Zones that may hold a page's number."""
MISREAD = 0.02
"""Part of the letters that a second scan of the same page reads otherwise."""
FAR = 3
"""Places that a page has moved at least to be far from its own."""
FEWEST = 4
"""Pages of a volume that can be spoilt: of fewer hardly any are left to tell."""


class Fault(StrEnum):
    """What is done to a volume."""

    SOUND = "sound"
    ENDS = "first or last missing"
    """As in a chapter that was cut out of a book: it cannot be seen, and is no fault."""
    MISSING = "page missing"
    SPREAD = "spread missing"
    APART = "missing at two places"
    DOUBLED = "doubled"
    EXCHANGED = "exchanged"
    MOVED = "moved"
    FAR = "moved far"


@dataclass(frozen=True, slots=True)
class Disorder:
    """Ordinals of pages in the order of scanning, and the places where that shows: first of what was put or cut."""

    order: tuple[int, ...]
    at: tuple[int, ...] = ()
    count: int = 0
    """Pages missing at each place, doubled or moved."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """The pages of a volume as they might have been scanned, and at which of them the fault shows first."""

    pages: tuple[Page, ...]
    fault: Fault
    disorder: Disorder


def spoilt(pages: Sequence[Page], fault: Fault, unread: float, seed: str) -> Spoilt:
    """Return a volume with a fault somewhere; each page's number is unreadable with a chance of `unread`."""
    chance = random.Random(seed)
    disorder = DISORDERS[fault](len(pages), chance)
    seen: set[int] = set()
    made = []
    for place, ordinal in enumerate(disorder.order, 1):
        page = _renamed(pages[ordinal], f"s{place:04d}")
        page = _again(page, chance) if ordinal in seen else page
        seen.add(ordinal)
        made.append(_unnumbered(page) if chance.random() < unread else page)
    return Spoilt(tuple(made), fault, disorder)


def _sound(length: int, chance: random.Random) -> Disorder:
    return Disorder(tuple(range(length)))


def _ends(length: int, chance: random.Random) -> Disorder:
    """Return a stretch of the volume that lacks its first pages or its last or both."""
    count = chance.randint(FEWEST - 1, length - 1)
    start = chance.randint(0, length - count)
    return Disorder(tuple(range(start, start + count)))


def _missing(count: int) -> Callable[[int, random.Random], Disorder]:
    """Return what takes so many pages out in a row, never the first or the last."""

    def cut(length: int, chance: random.Random) -> Disorder:
        at = chance.randint(1, length - count - 1)
        return Disorder((*range(at), *range(at + count, length)), (at,), count)

    return cut


def _apart(length: int, chance: random.Random) -> Disorder:
    """Return a volume that lacks a page at two places; only one where it has not pages enough."""
    inner = list(range(1, length - 1))
    first = chance.choice(inner)
    others = [page for page in inner if abs(page - first) > 1]
    gone = sorted({first, *chance.sample(others, min(1, len(others)))})
    return Disorder(
        tuple(page for page in range(length) if page not in gone), tuple(n - k for k, n in enumerate(gone)), 1
    )


def _doubled(length: int, chance: random.Random) -> Disorder:
    count = chance.choice((1, 2))
    at = chance.randint(0, length - count)
    return Disorder((*range(at + count), *range(at, length)), (at + count,), count)


def _exchanged(length: int, chance: random.Random) -> Disorder:
    """Return two neighbouring pages, or two neighbouring spreads, that have changed places."""
    count = chance.choice((1, 2))
    at = chance.randint(0, length - 2 * count)
    middle, end = at + count, at + 2 * count
    return Disorder((*range(at), *range(middle, end), *range(at, middle), *range(end, length)), (at, middle), count)


def _moved(least: int) -> Callable[[int, random.Random], Disorder]:
    """Return what puts a page at least so many places away, or as far as the volume reaches."""

    def move(length: int, chance: random.Random) -> Disorder:
        page = chance.randint(0, length - 1)
        far = min(least, max(page, length - 1 - page))
        at = chance.choice([place for place in range(length) if abs(place - page) >= far])
        order = [n for n in range(length) if n != page]
        order.insert(at, page)
        return Disorder(tuple(order), (min(at, page), max(at, page)), 1)

    return move


DISORDERS: Mapping[Fault, Callable[[int, random.Random], Disorder]] = {
    Fault.SOUND: _sound,
    Fault.ENDS: _ends,
    Fault.MISSING: _missing(1),
    Fault.SPREAD: _missing(2),
    Fault.APART: _apart,
    Fault.DOUBLED: _doubled,
    Fault.EXCHANGED: _exchanged,
    Fault.MOVED: _moved(2),
    Fault.FAR: _moved(FAR),
}


@cache
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
    """Return a page on which no number can be found: it was not printed, or is under a stain; the head is whole."""
    holders = {line: zone.kind for zone in page.zones if zone.kind in NUMBERED for line in zone.lines}
    lines = tuple(_without_number(line, holders[line.id]) if line.id in holders else line for line in page.lines)
    kept = {line.id for line in lines if line.words}
    zones = (replace(zone, lines=tuple(each for each in zone.lines if each in kept)) for zone in page.zones)
    kept_zones = tuple(zone for zone in zones if zone.lines or zone.kind not in NUMBERED)
    return replace(page, lines=tuple(line for line in lines if line.words), zones=kept_zones)


def _without_number(line: Line, kind: ZoneKind) -> Line:
    """Return a line without what may be a number on it; a number's own zone has nothing else."""
    words = () if kind is ZoneKind.PAGE_NUMBER else (w for w in line.words if not any(map(str.isdecimal, w.text)))
    return replace(line, words=tuple(words), markers=(), mark=None)
