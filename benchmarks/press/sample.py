"""The sample volume: the chapter that a newcomer digitises first."""

from pathlib import Path

from benchmarks.press.job import Folio, Furniture, Hand, Impression, Job, Manner, Notes, Scrawl

VOLUME = "korean-war"
METADATA = """\
title = "A War without a Verdict"
author = ["Edith Marlowe"]
book = "Specimens of the Press"
publisher = "scan2tei"
date = "2026"
pages = "212-223"
language = "en"
licence = "https://opensource.org/license/mit"
archive = "The scan2tei authors"
"""
"""What volume.toml says; the author is as invented as the book."""

SCRAWLS = (
    Scrawl("UN Sec. Council", Manner.ARROW),
    Scrawl("who decided?"),
    Scrawl("Rhee's regime", Manner.UPRIGHT),
    Scrawl("NB", Manner.TOUCHING),
    Scrawl("not so!"),
    Scrawl("cf. Truman Memoirs ii"),
    Scrawl("check date", Manner.ARROW),
    Scrawl("prisoners of war", Manner.UPRIGHT),
    Scrawl("why not?", Manner.TOUCHING),
    Scrawl("see p. 215"),
)
JOB = Job(
    seed=1950,
    family="libertine",
    size=10.6,
    leading=13.0,
    measure=4.2,
    lines=37,
    first_page=212,
    furniture=Furniture(Folio.HEAD),
    notes=Notes(),
    hand=Hand("delphine", SCRAWLS, 6, size=19.0),
)
IMPRESSION = Impression(seed=1953, skew=0.5, noise=0.1, through=0.3, curl=0.1, quality=78, drop=(218,))


def folders(root: Path) -> tuple[Path, Path]:
    """Return where its scans and where its truth are kept below the repository's root."""
    return root / "raw_scans" / VOLUME, root / "tests" / "truth" / VOLUME
