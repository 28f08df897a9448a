"""Trains a spaCy pipeline for names from openly licensed corpora; `--spacy-model FOLDER/names` takes it.

    pip install floret
    python -m benchmarks.names.train CORPORA FOLDER [--steps 20000]

First a teacher learns from what people have marked; it marks prose and notes of the field that nobody has, what their
own mark-up says for certain laid over; from both, and from what was marked for this project, the pipeline is learnt.
Whatever is tried on later is left out.
"""

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from benchmarks.names.augmentation import Names, augmented
from benchmarks.names.completion import completed
from benchmarks.names.corpora import LEARNT
from benchmarks.names.marking import FOLDER, LEARNT_OF_OURS, marked
from benchmarks.names.passage import Passage
from benchmarks.names.silver import prose, silver
from benchmarks.names.vectors import trained as vectors

CONFIG = Path(__file__).with_name("train.cfg")
SEED = 7
TIMES = 4
"""How often: it is little, and nothing else has the notes of many kinds of books."""
TEACHER = 0.4
"""Steps of the teacher, as a part of those of the pipeline."""


def main() -> None:
    """Train, and write the pipeline to a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("folder", type=Path, help="where all is written; the pipeline itself to FOLDER/names")
    parser.add_argument("--steps", type=int, default=20_000, help="batches of 1,000 words that are learnt from")
    given = parser.parse_args()
    Workshop(given.corpora, given.folder).made(given.steps)


class Workshop:
    """A folder in which the steps of the training are kept, so that one that was broken off goes on."""

    def __init__(self, corpora: Path, folder: Path) -> None:
        self.corpora, self.folder = corpora, folder
        self.names = Names.read(corpora / "gazetteers")

    def made(self, steps: int) -> None:
        """Make what is not there yet: vectors, teacher, silver, and the pipeline."""
        corpora = [completed(it, corpus.labels) for corpus in LEARNT for it in corpus.learnt(self.corpora)]
        if not (self.folder / "vectors").is_dir():
            texts = [it.text for it in (*corpora, *prose(self.corpora))]
            vectors(texts * 2, self.folder / "vectors")
        if not (self.folder / "teacher").is_dir():
            self._learnt("teacher", corpora, round(steps * TEACHER))
        if not (self.folder / "names").is_dir():
            ours = [it for name in LEARNT_OF_OURS for it in marked(FOLDER / f"{name}.txt", self.corpora)]
            more = silver(self.corpora, spacy.load(self.folder / "teacher"), but=ours)
            self._learnt("names", [*corpora, *more, *ours * TIMES], steps)

    def _learnt(self, name: str, some: Iterable[Passage], steps: int) -> None:
        """Learn from passages and write a pipeline."""
        blank, chance = spacy.blank("en"), random.Random(SEED)
        learnt = list(augmented(some, self.names, chance))
        chance.shuffle(learnt)
        _write(docs(blank, learnt), self.folder / f"{name}.spacy")
        # The loop wants something to measure itself by; the choice of the last state needs none.
        _write(docs(blank, learnt[:200]), self.folder / f"{name}.dev.spacy")
        overrides = {
            "paths.train": str(self.folder / f"{name}.spacy"),
            "paths.dev": str(self.folder / f"{name}.dev.spacy"),
            "paths.vectors": str(self.folder / "vectors"),
            "training.max_steps": steps,
            "training.eval_frequency": min(1000, steps),
        }
        nlp = init_nlp(load_config(CONFIG, overrides=overrides, interpolate=True))
        states = self.folder / f"{name}.states"
        states.mkdir(exist_ok=True)
        last, _ = train(nlp, states)
        last.to_disk(self.folder / name)


def docs(nlp: Language, some: Iterable[Passage]) -> Iterator[Doc]:
    """Yield passages as spaCy has them; a name that ends within a token is taken to the token's end."""
    for passage in some:
        doc = nlp.make_doc(passage.text)
        spans = (doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in passage.spans)
        doc.ents = spacy.util.filter_spans(span for span in spans if span is not None and span.text.strip())
        yield doc


def _write(some: Iterable[Doc], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=some).to_disk(path)


if __name__ == "__main__":
    main()
