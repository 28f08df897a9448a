"""How often the right entry of an authority is found, a wrong one, or none: python -m benchmarks.links FOLDER.

FOLDER holds persons_frus.tsv and places_gsh.tsv (of the Office of the Historian, public domain). Half of each list is
the authority; names of it that it was not told, and the names of the other half, which it does not have, are put to it.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.links.lists import Halved, people, places
from benchmarks.links.misprint import misprinted
from benchmarks.links.texts import documents, volume
from pipeline.model.authority import Authority, Entry
from pipeline.model.entity import Referent
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag import Tag
from pipeline.stages.tag.lists.gazetteer import gazetteer
from pipeline.stages.tag.lists.index import Index
from pipeline.stages.tag.lists.links import Links

Asked = Iterable[tuple[str, Entry | None]]
"""Names, each with the entry that is meant; None where it is not listed."""


def main() -> None:
    """Print what became of every kind of question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path, help="JSON lines of texts in which persons are marked, to link them in")
    parser.add_argument("--documents", type=int, default=300, help="most documents of those texts")
    given = parser.parse_args()
    folder = given.folder
    print(f"{'':34}{'asked':>7}{'right':>7}{'wrong':>7}{'open':>7}{'precision':>11}{'recall':>8}")
    halved = people(folder / "persons_frus.tsv")
    _table("people", halved)
    _table("places", places(folder / "places_gsh.tsv"))
    if given.texts:
        _row("people named in texts", _in_texts(halved, given.texts, given.documents))


def _table(title: str, halved: Halved) -> None:
    """Print the rows of one list."""
    began = time.perf_counter()
    links = Links(Index.of(halved.listed, gazetteer("en")))
    made = time.perf_counter() - began
    strangers = [(name, None) for entry in halved.strangers for name in entry.names]
    asked: dict[str, Asked] = {
        "names it was told": halved.told,
        "variants it was not told": halved.kept_back,
        "names of strangers": strangers,
        "told, misread": [(misprinted(name), entry) for name, entry in halved.told],
        "strangers, misread": [(misprinted(name), None) for name, _ in strangers],
        "family names alone": [(_family(entry.name), entry) for entry in halved.listed],
        "family names of strangers": [(_family(entry.name), None) for entry in halved.strangers],
    }
    every: Counter[str] = Counter()
    for name, questions in asked.items():
        if name.startswith("family") and title != "people":
            continue
        counts = _answers(links, halved.listed[0].kind, questions)
        every += counts
        _row(f"{title}: {name}", counts)
    _row(f"{title}: all", every)
    print(f"{len(halved.listed)} entries listed, {len(halved.strangers)} not; index made in {made:.1f} s")


def _in_texts(halved: Halved, path: Path, most: int) -> Counter[str]:
    """Count what became of the persons who are marked in texts, each document a volume; strangers are half of them."""
    entries = (*halved.listed, *halved.strangers)
    tag = Tag(spacy_model="none", authority=Authority(halved.listed, "half"))
    ids = {entry.id for entry in halved.listed}
    counts: Counter[str] = Counter()
    for document in documents(path, entries, Index.of(entries, gazetteer("en")), most):
        entities, _ = tag(*volume(document.texts))
        for it in document.named:
            inside = (e for e in entities if e.block == f"p-{it.text}" and e.start < it.end and it.start < e.end)
            given = {entity.ref for entity in inside} & ids
            counts["open" if not given else "right" if given == {it.entry.id} else "wrong"] += 1
            counts["answerable"] += it.entry.id in ids
    return counts


def _answers(links: Links, kind: EntityKind, asked: Asked) -> Counter[str]:
    """Count what became of some questions."""
    counts: Counter[str] = Counter()
    for name, meant in asked:
        # A name in a text is without its title.
        asked_for = next(iter(links.index.said(Entry(kind, name))), name)
        entry = links.of(Referent("x", kind, asked_for)).entry
        counts["open" if entry is None else "right" if meant and entry.id == meant.id else "wrong"] += 1
        counts["answerable"] += meant is not None
    return counts


def _row(title: str, counts: Counter[str]) -> None:
    given = counts["right"] + counts["wrong"]
    asked = given + counts["open"]
    precision = f"{counts['right'] / given:.3f}" if given else "-"
    recall = f"{counts['right'] / counts['answerable']:.3f}" if counts["answerable"] else "-"
    cells = "".join(f"{it:>7}" for it in (asked, counts["right"], counts["wrong"], counts["open"]))
    print(f"{title:34}{cells}{precision:>11}{recall:>8}")


def _family(name: str) -> str:
    return name.partition(",")[0]


if __name__ == "__main__":
    main()
