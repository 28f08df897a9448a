"""On history that others have marked up, what is claimed to be a name nearly always is one."""

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Division, Paragraph, Text
from pipeline.stages.tag import Tag

GOLD = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "names" / "hsg_gold_prose" / "test.jsonl"
NOWHERE = Box(0, 0, 0, 0)


@pytest.mark.skipif(not GOLD.is_file(), reason="the marked-up history is not part of this repository")
def test_of_the_names_of_history_most_are_found_and_few_invented() -> None:
    counts: Counter[str] = Counter()
    for record in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()):
        gold = {(start, end, label.lower()) for start, end, label in record["entities"]}
        found = _found(record["text"])
        counts.update(right=len(gold & found), found=len(found), gold=len(gold))
    assert counts["right"] / counts["found"] > 0.9
    assert counts["right"] / counts["gold"] > 0.8


def _found(text: str) -> set[tuple[int, int, str]]:
    """Return the entities of one paragraph on its own."""
    line = Line("s0001-l001", NOWHERE, tuple(Word(word, NOWHERE) for word in text.split()))
    page = Page(Surface("s0001", "a.txt", "", 0, 0, 0, 0, None), lines=(line,))
    entities, _ = Tag()([page], Text((Division("div-1", None, (Paragraph("p-0001", (whole(line),)),)),)))
    return {(entity.start, entity.end, str(entity.kind)) for entity in entities}
