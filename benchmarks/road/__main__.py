"""`python -m benchmarks.road [SCANS=GOLD]...`: digitise chapters and print how good their editions are.

Without arguments: the sample volume. SCANS is a folder of scans, GOLD the truth of the chapter, as `scan2tei evaluate`
takes it. A bare Tesseract reads the same scans for comparison: all that it prints, in its order, against the body of
the chapter.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytesseract
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pipeline.evaluation import Errors, Evaluation, Hits, Normalisation, evaluate
from pipeline.evaluation.opening import gold
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
LEVEL = Normalisation()


def main() -> None:
    """Print the table."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS))
    for argument in sys.argv[1:] or [SAMPLE]:
        scans, _, truth = argument.partition("=")
        source = sources([Path(scans)])[0]
        with TemporaryDirectory() as folder:
            outcome = digitise(Job(source, Path(folder), jobs=cores()))
            found = evaluate(Path(outcome.edition), Path(truth), LEVEL)
        print(_row(source.id, found, _bare(source, Path(truth))))


def _bare(source: Source, truth: Path) -> float:
    """Return the character error rate of what a script of three lines makes of the scans."""
    read = LEVEL.whole(" ".join(_words(source.folder / scan) for scan in source.scans))
    body = gold(truth, LEVEL).body.text
    return Levenshtein.distance(read, body) / len(body)


def _words(path: Path) -> str:
    with Image.open(path) as image:
        return str(pytesseract.image_to_string(image))


def _row(name: str, found: Evaluation, bare: float) -> str:
    paragraphs = _hits(found, "paragraphs")
    cells = (
        name,
        f"{_rate(found, 'body'):.2%}",
        f"{bare:.1%}",
        _of(_hits(found, "links")),
        f"{_rate(found, 'note'):.2%}",
        f"{paragraphs.precision:.2f} / {paragraphs.recall:.2f}",
        *(_of(_hits(found, measure)) for measure in ("headings", "captions", "page numbers", "missing pages")),
    )
    return "| " + " | ".join(cells) + " |"


def _rate(found: Evaluation, kind: str) -> float:
    measure = found.measure("characters", kind)
    return measure.rate if isinstance(measure, Errors) else 0.0


def _hits(found: Evaluation, name: str) -> Hits:
    measure = found.measure(name)
    return measure if isinstance(measure, Hits) else Hits(name, "", 0, 0, 0)


def _of(hits: Hits) -> str:
    more = hits.found - hits.right if hits.found > hits.wanted else 0
    told = f"{hits.right} of {hits.wanted}" if hits.wanted else "none"
    return f"{told}, {more} too many" if more else told


if __name__ == "__main__":
    main()
