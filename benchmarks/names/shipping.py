"""Puts a pipeline that was trained into the package, with nothing in it that finding names does not need.

    python -m benchmarks.names.shipping FOLDER/names --version 1.0.0
    python -m benchmarks.names.calibration CORPORA --teacher FOLDER/teacher
    python -m benchmarks.names CORPORA

The second line learns anew how likely its names are right; the third prints the figures that its card has.
"""

import argparse
import json
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.strings import StringStore

SHIPPED = Path("pipeline/stages/tag/guessing/models/en")

META = {
    "name": "scan2tei_names",
    "description": "Names in English scholarly prose and its notes: persons, places, organisations, groups, events, "
    "works; see MODEL_CARD.md.",
    "author": "The scan2tei authors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.4,<4.0.0",
}
"""What the folder says of itself."""

NEEDLESS = ("performance", "sources", "requirements", "spacy_git_version", "email", "url", "disabled")
"""What training writes down and says nothing: performance is that on what was learnt."""


def main() -> None:
    """Write the pipeline and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path, help="the folder of the pipeline")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    given = parser.parse_args()
    ship(spacy.load(given.trained), given.version, given.out)
    size = sum(path.stat().st_size for path in given.out.rglob("*") if path.is_file())
    print(f"{given.out}: {size / 1e6:.1f} MB")


def ship(nlp: Language, version: str, folder: Path) -> None:
    """Write a pipeline to a folder, where a card may lie already.

    The words that it has learnt from are left out: they are known by their hashes, and a text brings its own.
    """
    nlp.to_disk(folder)
    StringStore(sorted(nlp.get_pipe("ner").labels)).to_disk(folder / "vocab" / "strings.json")  # type: ignore[attr-defined]  # a component may be any callable
    described = json.loads((folder / "meta.json").read_text("utf-8")) | META | {"version": version}
    kept = {key: value for key, value in described.items() if key not in NEEDLESS}
    (folder / "meta.json").write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
    (folder / "vocab" / "lookups.bin").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
