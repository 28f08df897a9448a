"""Passages as they come out of a scan: typeset, worn, read by the product, their names carried over."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz.distance import Levenshtein, Opcodes

from benchmarks.names.editions import edition
from benchmarks.names.passage import Passage, Span, passages
from benchmarks.names.trial import Trial
from benchmarks.press import Impression, Job, degrade, typeset, write
from pipeline.workflow import Job as Digitising
from pipeline.workflow import digitise, sources

WORN = Impression(
    dpi=150, spread=False, skew=0.8, light=0.8, gutter=0.6, noise=0.8, specks=1.0, through=0.8, blur=0.8, ink=1.0,
    bitonal=True,
)  # fmt: skip
"""A poor scan of a worn page, black and white and half as fine as usual: good ones cost too little to be seen."""
WORDS = 1200
"""Words of a chapter that is printed and read at once: four pages or so."""
GAP = "\n"
"""What stands between passages where they are laid beside what was read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A trial as it was printed, and as it was read, passage by passage."""

    clean: Trial
    read: Trial

    @property
    def misread(self) -> float:
        """The letters that are wrong, as a part of those that were printed."""
        pairs = list(zip(self.clean.passages, self.read.passages, strict=True))
        wrong = sum(Levenshtein.distance(clean.text, read.text) for clean, read in pairs)
        return wrong / max(1, sum(len(clean.text) for clean, _ in pairs))


def reading(trial: Trial, folder: Path) -> Reading:
    """Return a trial as it reads once it has been printed and scanned; kept in a folder, because that takes minutes."""
    key = json.dumps([[it.text, it.spans] for it in trial.passages]) + repr(WORN)
    kept = folder / f"{trial.name}-{blake2b(key.encode(), digest_size=6).hexdigest()}.jsonl"
    if not kept.is_file():
        found = [passage for chapter in _chapters(trial.passages) for passage in carried(chapter, _read(chapter))]
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text("".join(f"{json.dumps(_record(passage))}\n" for passage in found), encoding="utf-8")
    read = (replace(it, volume=clean.volume) for it, clean in zip(passages(kept), trial.passages, strict=True))
    return Reading(trial, replace(trial, passages=tuple(read)))


def carried(printed: Sequence[Passage], read: str) -> Iterator[Passage]:
    """Yield passages as a text has them that was read from them all, in order; a name nobody can see there is gone."""
    text = GAP.join(passage.text for passage in printed)
    place = _places(Levenshtein.opcodes(text, read), len(text))
    start = 0
    for passage in printed:
        first, last = place[start], place[start + len(passage.text)]
        spans = (_moved(span, start, place, read) for span in passage.spans)
        kept = tuple((a - first, b - first, label) for a, b, label in spans if first <= a < b <= last)
        yield replace(passage, text=read[first:last], spans=kept)
        start += len(passage.text) + len(GAP)


def _places(codes: Opcodes, length: int) -> list[int]:
    """Return for every place between two letters of a text where it lies in what was read."""
    place = [0] * (length + 1)
    for code in codes:
        for n in range(code.src_start, code.src_end + 1):
            place[n] = min(code.dest_start + n - code.src_start, code.dest_end)
        place[code.src_end] = code.dest_end
    return place


def _moved(span: Span, start: int, place: Sequence[int], read: str) -> Span:
    """Return a name where it was read, without space around it."""
    first, last = place[start + span[0]], place[start + span[1]]
    words = read[first:last]
    first += len(words) - len(words.lstrip())
    return first, max(first, first + len(words.strip())), span[2]


def _chapters(some: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield as many passages as fill a chapter."""
    chapter: list[Passage] = []
    for passage in some:
        chapter.append(passage)
        if sum(len(it.text.split()) for it in chapter) > WORDS:
            yield chapter
            chapter = []
    if chapter:
        yield chapter


def _read(printed: Sequence[Passage]) -> str:
    """Return what is read of passages that are printed one below the other."""
    with TemporaryDirectory() as work:
        manuscript = Path(work, "manuscript.txt")
        copy = (" ".join(_plain(passage.text).split()) for passage in printed)
        manuscript.write_text("title: On Names\nauthor: A Clerk\n" + "\n".join(copy) + "\n", encoding="utf-8")
        job, scans = Job(manuscript=manuscript), Path(work, "scans")
        sheets = typeset(job)
        write(job, sheets, degrade(sheets, WORN), scans, Path(work, "truth"))
        outcome = digitise(Digitising(sources([scans])[0], Path(work, "out")))
        if outcome.failed:
            raise RuntimeError(f"{len(outcome.failed)} printed pages were not read: {outcome.failed[0].reason}")
        return GAP.join(block.text for block in edition(Path(outcome.edition)) if not block.note)


def _plain(text: str) -> str:
    """Return a text without what the press would take for its mark-up."""
    for sign in ("_", "#", "{", "}", "[^", "¶"):
        text = text.replace(sign, " ")
    return text


def _record(passage: Passage) -> dict[str, object]:
    """Return a passage as the corpora have it."""
    kind = {"kind": "note"} if passage.note else {}
    return {"text": passage.text, "entities": [list(span) for span in passage.spans], **kind}
