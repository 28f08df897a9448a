"""`python -m benchmarks.road [SCANS=GOLD.json]...`: digitise chapters and print how good their editions are.

Without arguments: the sample volume. SCANS is a folder of scans, GOLD.json the truth of the chapter. A bare
Tesseract reads the same scans for comparison: all that it prints, in its order, against the body of the chapter.
"""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytesseract
from PIL import Image
from rapidfuzz.distance import Levenshtein

from benchmarks.road.edition import Edition, plain
from benchmarks.road.score import MARK, Score, score
from pipeline.executors import cores
from pipeline.workflow import Job, Source, digitise, sources

SAMPLE = "raw_scans/korean-war=tests/truth/korean-war/gold.json"
COLUMNS = (
    "chapter",
    "body CER",
    "bare Tesseract",
    "notes at markers",
    "note CER",
    "paragraphs P / R",
    "headings",
    "captions",
    "page numbers",
    "gaps",
)


def main() -> None:
    """Print the table."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS))
    for argument in sys.argv[1:] or [SAMPLE]:
        scans, _, truth = argument.partition("=")
        source = sources([Path(scans)])[0]
        with TemporaryDirectory() as folder:
            outcome = digitise(Job(source, Path(folder), jobs=cores()))
            measured = score(source.id, Edition.read(Path(outcome.edition)), Path(truth))
        print(_row(measured, _bare(source, Path(truth))))


def _bare(source: Source, truth: Path) -> float:
    """Return the character error rate of what a script of three lines makes of the scans."""
    read = plain(" ".join(_words(source.folder / scan) for scan in source.scans))
    blocks = json.loads(truth.read_text(encoding="utf-8"))["blocks"]
    body = plain(" ".join(MARK.sub("", block["text"]) for block in blocks if block["type"] == "p"))
    return Levenshtein.distance(read, body) / len(body)


def _words(path: Path) -> str:
    with Image.open(path) as image:
        return str(pytesseract.image_to_string(image))


def _row(measured: Score, bare: float) -> str:
    cells = (
        measured.name,
        f"{measured.body_cer:.2%}",
        f"{bare:.1%}",
        _of(measured.anchored),
        f"{measured.note_cer:.2%}",
        f"{measured.precision:.2f} / {measured.recall:.2f}",
        _of(measured.headings),
        _of(measured.captions),
        _of(measured.pages),
        _of(measured.gaps),
    )
    return "| " + " | ".join(cells) + " |"


def _of(pair: tuple[int, int]) -> str:
    return f"{pair[0]} of {pair[1]}" if pair[1] else ("none" if not pair[0] else f"{pair[0]} too many")


if __name__ == "__main__":
    main()
