"""The zones of a transcript, told by its words alone."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.page import Page, Zone
from pipeline.model.vocabulary import Place, ZoneKind
from pipeline.stages.segment.descriptions import (
    announces,
    hand_described,
    page_told,
    picture_described,
    place_told,
)
from pipeline.stages.segment.note_blocks import further_paragraphs, note_blocks
from pipeline.stages.segment.paragraph_blocks import TextBlock, blocks_of

HEADING_WORDS = 14
"""Headings longer than two printed lines are rare; a longer block without a stop is a broken paragraph."""
CAPTION_WORDS = 60
"""Captions longer than a short paragraph are not told from one."""
LISTED_WORDS = 30
"""A numbered block longer than two lines is a paragraph, unless a label or a broken sentence says otherwise."""
RUNNING_WORDS = 10
"""A running head is one printed line."""
LARGER, SMALLER = 1.2, 0.9
"""Parts of the usual letter height beyond which markup has told a heading or a caption."""

FIGURE_LABEL = re.compile(
    r"(?:fig(?:ure)?s?|plates?|pl|maps?|ill(?:us(?:tration)?)?s?|photo(?:graph)?s?|image)\b\.?\s*\d", re.I
)
NUMBER = re.compile(r"\d{1,3}(?:[.)]\s*|\s+)(?=[^\s\d])")
LISTED = re.compile(r"\d{1,3}[.)]\s*(?=[^\W\d_])")
"""A number as a list of illustrations has it: with a stop."""
ITEM = re.compile(r"\s*(?:[-•*–—]\s|[\"“‘'])")
SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of on onto or over per the to under up versus via vs with".split()  # noqa: SIM905  # easier to read
)

NOT_RUNNING = frozenset(
    {
        ZoneKind.HANDWRITING,
        ZoneKind.PAGE_NUMBER,
        ZoneKind.HEADER,
        ZoneKind.FOOTNOTE,
        ZoneKind.CAPTION,
    }
)
"""Kinds that may stand between two halves of a sentence."""


def transcript_zones(page: Page) -> tuple[Zone, ...]:
    """Return the zones of a transcript in its own order; every line is in exactly one."""
    blocks = blocks_of(page.lines, _opens)
    kinds = _Kinds.of(blocks).kinds
    places = [
        place_told(block.text) if kind is ZoneKind.HANDWRITING else None
        for block, kind in zip(blocks, kinds, strict=True)
    ]
    merged = _merged(blocks, kinds, places)
    return tuple(_zone(page, number, *parts) for number, parts in enumerate(merged, 1))


def _opens(text: str) -> bool:
    """Tell whether a line begins something of its own although no blank line stands before it."""
    return hand_described(text) or picture_described(text) or bool(FIGURE_LABEL.match(text))


def _merged(
    blocks: Sequence[TextBlock], kinds: Sequence[ZoneKind], places: Sequence[Place | None]
) -> list[tuple[TextBlock, ZoneKind, Place | None]]:
    """Return the blocks with their kinds and places, what a lead announces taken together with it."""
    merged: list[tuple[TextBlock, ZoneKind, Place | None]] = []
    for block, kind, place in zip(blocks, kinds, places, strict=True):
        above = merged[-1] if merged else None
        if above and kind is above[1] and _one(above[0], block, kind):
            merged[-1] = (TextBlock(above[0].lines + block.lines), kind, above[2] or place)
        else:
            merged.append((block, kind, place))
    return merged


def _one(above: TextBlock, block: TextBlock, kind: ZoneKind) -> bool:
    """Tell whether two neighbours of a kind are one: a lead and its list, a description and its caption."""
    if kind is ZoneKind.HANDWRITING:
        return not hand_described(block.text)
    return kind is ZoneKind.CAPTION and picture_described(above.text) != picture_described(block.text)


def _zone(page: Page, number: int, block: TextBlock, kind: ZoneKind, place: Place | None) -> Zone:
    """Return the zone that a block is."""
    continues = False if kind is ZoneKind.FOOTNOTE else None
    lines = tuple(line.id for line in block.lines)
    return Zone(f"{page.id}-z{number:02d}", kind, block.box, lines, place, continues=continues)


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The kinds of the blocks of a transcript, found one after the other: the surest first."""

    blocks: tuple[TextBlock, ...]
    found: Mapping[int, ZoneKind]

    @classmethod
    def of(cls, blocks: Sequence[TextBlock]) -> "_Kinds":
        """Return all kinds that the blocks' own words and markup, then their neighbours, tell."""
        blocks = tuple(blocks)
        notes = note_blocks(blocks)
        further = further_paragraphs(blocks, notes)
        # A further paragraph of a note is a zone of the note's kind that begins anew, without a label.
        found = _told(blocks) | dict.fromkeys((*further, *notes), ZoneKind.FOOTNOTE)
        return cls(blocks, found)._with_interruptions()._with_headings()

    @property
    def kinds(self) -> tuple[ZoneKind, ...]:
        """The kind of each block; what nothing tells apart is a paragraph, or a quotation where it stands in."""
        usual = sum(block.indented for block in self.blocks) * 2 > len(self.blocks)
        return tuple(
            self.found.get(n, ZoneKind.QUOTE if block.indented and not usual else ZoneKind.PARAGRAPH)
            for n, block in enumerate(self.blocks)
        )

    def _with_interruptions(self) -> "_Kinds":
        """Add the captions: short blocks with a number, or in the middle of a sentence."""
        found = dict(self.found)
        for number, block in enumerate(self.blocks):
            if number not in found and _short(block, CAPTION_WORDS) and self._caption(number):
                found[number] = ZoneKind.CAPTION
        return _Kinds(self.blocks, found)

    def _with_headings(self) -> "_Kinds":
        """Add the headings: short blocks without a stop, between sentences that are whole."""
        headings = {
            n: ZoneKind.HEADING
            for n, block in enumerate(self.blocks)
            if n not in self.found and _heading_like(block) and not self._broken(n)
        }
        return _Kinds(self.blocks, {**self.found, **headings})

    def _caption(self, number: int) -> bool:
        """Tell whether a short block that is nothing else is a caption."""
        block = self.blocks[number]
        numbered = bool(NUMBER.match(block.text))
        if numbered and self._in_list(number):
            return False
        listed = bool(LISTED.match(block.text)) and block.ended and _short(block, LISTED_WORDS)
        amid = self._broken(number) and not block.lower and self._resumes(number)
        return listed or amid or bool(FIGURE_LABEL.match(block.text))

    def _in_list(self, number: int) -> bool:
        """Tell whether a neighbour is numbered too: then both are items of a list."""
        near = [n for n in (number - 1, number + 1) if 0 <= n < len(self.blocks) and n not in self.found]
        return any(NUMBER.match(self.blocks[n].text) for n in near)

    def _broken(self, number: int) -> bool:
        """Tell whether the running text before a block breaks off in a sentence."""
        before = [n for n in range(number) if self.found.get(n) not in NOT_RUNNING]
        if not before or self.found.get(before[-1]) is ZoneKind.HEADING:
            return False
        last = self.blocks[before[-1]]
        return not last.ended and not _heading_like(last) and last.text[-1:] not in ":;"

    def _resumes(self, number: int) -> bool:
        """Tell whether the running text after a block begins in the middle of a sentence."""
        after = [n for n in range(number + 1, len(self.blocks)) if self.found.get(n) not in NOT_RUNNING]
        return bool(after) and self.blocks[after[0]].lower


def _told(blocks: Sequence[TextBlock]) -> dict[int, ZoneKind]:
    """Return the kinds of those blocks whose own words or markup tell them."""
    usual = Counter(block.size for block in blocks).most_common(1)
    heads = _running_heads(blocks)
    found: dict[int, ZoneKind] = {}
    for number, block in enumerate(blocks):
        kind = _own_kind(block, usual[0][0])
        listed = found.get(number - 1) is ZoneKind.HANDWRITING and ITEM.match(block.text)
        if listed and (announces(blocks[number - 1].text) or ITEM.match(blocks[number - 1].text)):
            kind = ZoneKind.HANDWRITING
        if kind or number in heads:
            found[number] = kind or ZoneKind.HEADER
    return found


def _own_kind(block: TextBlock, usual: float) -> ZoneKind | None:
    """Return the kind that a block's own words or markup tell, None if they do not."""
    if hand_described(block.text):
        return ZoneKind.HANDWRITING
    if picture_described(block.text):
        # A description of a picture is kept as its caption, because a picture itself has no words.
        return ZoneKind.CAPTION
    if block.size > LARGER * usual:
        return ZoneKind.HEADING
    if block.size < SMALLER * usual:
        return ZoneKind.CAPTION
    return ZoneKind.PAGE_NUMBER if page_told(block.text) else None


def _running_heads(blocks: Sequence[TextBlock]) -> frozenset[int]:
    """Return the indices of short blocks that recur: twice with a page number, or three times without."""
    bare = {
        n: re.sub(r"\d+", "#", block.text).strip() for n, block in enumerate(blocks) if _short(block, RUNNING_WORDS)
    }
    numbered = {n: re.sub(r"^\W*#\W*|\W*#\W*$", "", text) for n, text in bare.items() if re.search(r"^#|#$", text)}
    often = Counter(bare.values())
    twice = Counter(numbered.values())
    return frozenset(
        n
        for n, text in bare.items()
        if (len(text) > 3 and often[text] >= 3 and "#" not in text) or (numbered.get(n) and twice[numbered[n]] >= 2)
    )


def _short(block: TextBlock, words: int) -> bool:
    """Tell whether a block has at most so many words."""
    return len(block.text.split()) <= words


def _heading_like(block: TextBlock) -> bool:
    """Tell whether a block is short, without a stop, and in the capitals of a heading."""
    text = NUMBER.sub("", block.text)
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    if not words or len(block.lines) > 2 or not _short(block, HEADING_WORDS) or block.lower:
        return False
    if text.isupper() and len(text) > 3:
        return text[-1] not in ",;"
    if text.rstrip(")”\"’'")[-1:] in ".,;:…" or (block.markers and len(words) > HEADING_WORDS // 2):
        return False
    return len(words) <= 3 or _capitals(words)


def _capitals(words: Sequence[str]) -> bool:
    """Tell whether nearly all the words that a heading would capitalise are capitalised."""
    great = [word for word in words if word.lower() not in SMALL_WORDS]
    return sum(word[0].isupper() for word in great) >= 0.75 * len(great)
