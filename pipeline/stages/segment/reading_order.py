"""In which order the zones of a page are read."""

from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.model.vocabulary import FORME_WORK, NOTES, ZoneKind
from pipeline.stages.segment.draft import Draft

ASIDE = frozenset(
    {ZoneKind.MARGINALIA, ZoneKind.HANDWRITING, ZoneKind.FIGURE, ZoneKind.TABLE, ZoneKind.CAPTION},
)
"""Kinds that stand beside the text or in it and are read where they stand."""


def in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts in reading order: head, text with what stands beside it, notes, foot.

    The drafts of text and notes come in their own order already.
    """
    text = [draft for draft in drafts if draft.kind not in FORME_WORK | NOTES | ASIDE]
    notes = [draft for draft in drafts if draft.kind in NOTES]
    forme = sorted((draft for draft in drafts if draft.kind in FORME_WORK), key=_downwards)
    top = min((draft.box.top for draft in [*text, *notes]), default=0.0)
    head = [draft for draft in forme if draft.box.centre[1] <= top]
    foot = [draft for draft in forme if draft.box.centre[1] > top]
    for aside in sorted((draft for draft in drafts if draft.kind in ASIDE), key=_downwards):
        text.insert(_after(aside, text), aside)
    return [*head, *text, *notes, *foot]


def _downwards(draft: Draft) -> tuple[float, float]:
    """Return the key that orders drafts from top to bottom."""
    return draft.box.top, draft.box.left


def _after(aside: Draft, text: Sequence[Draft]) -> int:
    """Return the index in the text behind the last zone that begins above the middle of what stands aside.

    Of several columns only the one that it stands in counts.
    """
    y = aside.box.centre[1]
    column = [index for index, draft in enumerate(text) if _is_over(draft.box, aside.box)]
    above = [index for index in column or range(len(text)) if text[index].box.top <= y]
    return above[-1] + 1 if above else min(column, default=0)


def _is_over(box: Box, other: Box) -> bool:
    """Tell whether two boxes would stand over one another."""
    return box.overlap_x(other) > min(box.width, other.width) / 2
