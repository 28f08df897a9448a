"""The corpora of the shipped pipeline: which of them it learns from, which try it, and what each leaves unmarked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.passage import Passage, passages

KINDS = ("PERSON", "PLACE", "ORG", "GROUP", "EVENT", "WORK", "DATE")
NAMES = frozenset(("PERSON", "PLACE", "ORG"))


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of `train.jsonl`, `dev.jsonl` and `test.jsonl`, or of some of them."""

    name: str
    labels: frozenset[str]
    """What it marks wherever it stands; of all else it is silent."""
    parts: tuple[str, ...] = ()
    """What is learnt from."""
    times: int = 1
    """How often: what is nearest to the prose of scholars counts twice."""

    def learnt(self, folder: Path) -> Iterator[Passage]:
        """Yield what is learnt from, from the folder in which all corpora lie."""
        for part in self.parts:
            for _ in range(self.times):
                yield from passages(folder / self.name / f"{part}.jsonl")


def _corpus(name: str, more: str, parts: str, times: int = 1) -> Corpus:
    return Corpus(name, NAMES | frozenset(more.split()), tuple(parts.split()), times)


LEARNT = (
    _corpus("crossner_politics", "EVENT", "train dev", 2),
    _corpus("crossner_literature", "EVENT WORK", "train dev"),
    _corpus("crossner_science", "EVENT WORK", "train dev"),
    _corpus("crossner_music", "EVENT WORK", "train dev"),
    _corpus("crossner_ai", "EVENT", "train dev"),
    _corpus("docred", "GROUP DATE", "train dev"),
    _corpus("uner_ewt", "", "dev"),
    _corpus("uner_ewt_early_donotuse", "", "train"),
    _corpus("gum", "EVENT DATE", "train"),
    _corpus("litbank", "", "train"),
    _corpus("masc", "DATE", "train"),
    _corpus("re3d", "GROUP DATE", "train", 2),
    _corpus("grobid_ner", "GROUP EVENT WORK DATE", "train", 2),
    _corpus("wotr", "", "train"),
    _corpus("ajmc_en", "WORK DATE", "train"),
)
"""What openly licensed corpora there are; the card says whose they are."""

TRIALS: dict[str, frozenset[str]] = {
    "hsg_gold": frozenset(KINDS),
    "hsg_gold_prose": frozenset(KINDS),
    "hsg_gold_notes": frozenset(KINDS),
    "hsg_gold_ocr": frozenset(KINDS),
    "crossner_politics": NAMES | {"EVENT"},
    "docred": NAMES | {"GROUP", "DATE"},
    "litbank": frozenset(("PERSON", "PLACE")),
    "crossner_literature": NAMES | {"EVENT", "WORK"},
    "grobid_ner": frozenset(KINDS),
    "wotr": NAMES,
    "uner_ewt": NAMES,
    "uner_pud": NAMES,
    "wikigold": NAMES,
    "hipe2020_en_NC": NAMES,
    "topres19th_en_NC": frozenset(("PLACE",)),
}
"""Test sets, and the kinds that each marks wherever they stand."""
