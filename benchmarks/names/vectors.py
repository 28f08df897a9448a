"""Vectors of words and of their parts, learnt from prose with floret: what a misread word still resembles.

floret is no dependency of ours, because only the training needs it: `pip install floret`.
"""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import floret
import spacy
from spacy.cli.init_pipeline import convert_vectors  # type: ignore[attr-defined]

BUCKETS = {"bucket": 20_000, "hashCount": 2, "minn": 3, "maxn": 5}
"""A table of 20,000 rows holds all words and parts: 5 MB at 64 numbers a row."""


def trained(texts: Iterable[str], folder: Path, width: int = 64) -> None:
    """Learn vectors of `width` numbers from texts, and write a pipeline that holds nothing else to a folder."""
    tokenizer = spacy.blank("en").tokenizer
    with TemporaryDirectory() as scratch:
        prose = Path(scratch) / "prose.txt"
        with prose.open("w", encoding="utf-8") as lines:
            lines.writelines(" ".join(token.text for token in tokenizer(text)) + "\n" for text in texts)
        table = floret.train_unsupervised(
            str(prose), model="cbow", mode="floret", dim=width, minCount=5, epoch=5, neg=10, thread=1, **BUCKETS
        )
        table.save_floret_vectors(str(Path(scratch) / "table.floret"))
        nlp = spacy.blank("en")
        convert_vectors(nlp, Path(scratch) / "table.floret", truncate=-1, prune=-1, mode="floret")
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
