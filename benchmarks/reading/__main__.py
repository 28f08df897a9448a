"""`python -m benchmarks.reading`: print chapters of all kinds, read them, and say how well, beside other programs.

The scans, the editions and what other programs said are kept in a folder, so that a second run is quick. Nothing is
timed.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from benchmarks.ocr.__main__ import bare, ours
from benchmarks.ocr.plain_text import Score, scores
from benchmarks.press.matrix import trials
from benchmarks.reading.bed import Chapter, bed
from benchmarks.reading.corpus import chapters, layout
from benchmarks.reading.peers import HERE, PEERS, Absent, Peer
from benchmarks.reading.plain_tei import written
from benchmarks.reading.product import digitise, judged
from benchmarks.reading.rows import table
from benchmarks.reading.tables import AREAS, BOTH, PAGES, PLAIN, READERS, TABLES
from pipeline.evaluation import Errors, Measure, evaluate
from pipeline.evaluation.measure import added

Results = dict[str, tuple[Chapter, tuple[Measure, ...]]]


def main() -> int:
    """Print the tables and return the exit status."""
    arguments = _arguments()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    if isinstance(sys.stdout, TextIOWrapper):
        # A corpus takes hours: each table stands in a file as soon as it is made.
        sys.stdout.reconfigure(line_buffering=True)
    work: Path = arguments.work
    printed = list(bed(trials(arguments.count, arguments.seed, arguments.pages), work))
    editions = _read(printed, lambda chapter: _product(chapter, work, arguments.jobs))
    print(f"# The matrix: {arguments.count} chapters of at most {arguments.pages} pages, seed {arguments.seed}\n")
    for title, columns in TABLES:
        print(f"## {title}\n\n{table('', columns, _grouped(editions))}\n")
    whole = added(measure for _, measures in editions.values() for measure in measures)
    print(f"## Pages\n\n{table('', PAGES, [(f'all ({len(editions)})', whole)])}\n")
    print(f"## Chapter by chapter\n\n{table('chapter', TABLES[0][1] + TABLES[1][1], _single(editions))}\n")
    _beside(printed, editions, arguments)
    if arguments.corpus:
        _corpora(arguments)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--count", type=int, default=24, help="chapters of the matrix")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=4, help="at most so many a chapter")
    parser.add_argument("--jobs", type=int, default=1, help="processes at once")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=["tesseract"], help="programs to compare with")
    parser.add_argument("--peers-from", type=Path, default=HERE, help="bin folder of the environment that has them")
    parser.add_argument("--corpus", type=Path, help="folder with chapters/, layout/ and text/ whose truth is known")
    parser.add_argument("--work", type=Path, default=Path("output/reading"), help="where everything is kept")
    return parser.parse_args()


def _product(chapter: Chapter, work: Path, jobs: int) -> tuple[Measure, ...]:
    evaluation, more = judged(chapter, digitise(chapter.scans, work / "editions", jobs))
    return (*evaluation.measures, *more)


def _read(chapters: Iterable[Chapter], reader: Callable[[Chapter], tuple[Measure, ...]]) -> Results:
    """Return what a reader reaches in each chapter; how far it is goes to standard error."""
    found: Results = {}
    for chapter in chapters:
        print(chapter.name, file=sys.stderr)
        found[chapter.name] = chapter, reader(chapter)
    return found


def _grouped(results: Results) -> Iterator[tuple[str, Sequence[Measure]]]:
    """Yield the sums over all groups that chapters count in, alike ones together."""
    names = dict.fromkeys(group for chapter, _ in results.values() for group in chapter.groups)
    for name in sorted(names, key=lambda name: (name != "all", name.split()[-1] == "dpi", name)):
        inside = [measures for chapter, measures in results.values() if name in chapter.groups]
        yield f"{name} ({len(inside)})", added(measure for measures in inside for measure in measures)


def _single(results: Results) -> Iterator[tuple[str, Sequence[Measure]]]:
    return ((name, measures) for name, (_, measures) in results.items())


def _beside(printed: Sequence[Chapter], editions: Results, arguments: argparse.Namespace) -> None:
    """Print what other programs make of the same scans, all that they say taken for the text."""
    print("## Beside other programs\n")
    compared = {"scan2tei": editions}
    for peer in (PEERS[name] for name in arguments.peers):
        try:
            compared[peer.name] = _read(printed, partial(_peer, peer=peer, arguments=arguments))
        except Absent as absent:
            print(f"{peer.name} was left out: {absent}.\n")
    for group in ("all", "clean, 300 dpi", "degraded, 300 dpi"):
        rows = [(name, dict(_grouped_plainly(results)).get(group, ())) for name, results in compared.items()]
        print(table(group, PLAIN, rows) + "\n")


def _grouped_plainly(results: Results) -> Iterator[tuple[str, Sequence[Measure]]]:
    return ((name.rpartition(" (")[0], measures) for name, measures in _grouped(results))


def _peer(chapter: Chapter, peer: Peer, arguments: argparse.Namespace) -> tuple[Measure, ...]:
    """Return how the text of a program stands against the truth; what it said of a scan is kept."""
    folder = arguments.work / "peers" / peer.name.replace(" ", "-") / chapter.name
    texts = [_kept(picture, folder, peer, arguments.peers_from) for picture in chapter.pictures]
    return evaluate(written(texts, folder / f"{chapter.name}.xml"), chapter.truth).measures


def _kept(picture: Path, folder: Path, peer: Peer, programs: Path) -> str:
    kept = folder / f"{picture.stem}.txt"
    if not kept.is_file() or kept.stat().st_mtime < picture.stat().st_mtime:
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(peer.read(picture, programs), "utf-8")
    return kept.read_text("utf-8")


def _corpora(arguments: argparse.Namespace) -> None:
    """Print how the chapters and pages of a corpus are read."""
    work, corpus = arguments.work, arguments.corpus
    found = _read(chapters(corpus), lambda chapter: _product(chapter, work, arguments.jobs))
    print(f"# Chapters of the corpus\n\n{table('chapter', TABLES[0][1] + TABLES[1][1], _single(found))}\n")
    real = _read(layout(corpus, work / "layout"), lambda chapter: _zones(chapter, work, arguments.jobs))
    print(f"# Real pages, zones by area (F1), each source a volume\n\n{table('', AREAS, _grouped(real))}\n")
    read = [(book, _texts(score)) for book, score in scores(corpus / "text", (bare, ours))]
    print(f"# Pages of text, character error rates\n\n{table('book', READERS, read)}\n")


def _texts(score: Score) -> tuple[Measure, ...]:
    """Return the errors of a bare call of Tesseract and of our stages in the same text."""
    return tuple(
        Errors("characters", name, errors, score.characters) for name, errors in zip(BOTH, score.errors, strict=True)
    )


def _zones(chapter: Chapter, work: Path, jobs: int) -> tuple[Measure, ...]:
    edition = digitise(chapter.scans, work / "editions", jobs)
    return evaluate(edition.tei, chapter.truth).measures


if __name__ == "__main__":
    raise SystemExit(main())
