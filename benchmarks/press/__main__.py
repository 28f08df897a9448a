"""The press's counter: `sample` makes the sample volume anew, `chapter OUT` any other, `matrix OUT` many."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.press import (
    CLEAN,
    FAMILIES,
    HANDS,
    Count,
    Dress,
    Folio,
    Furniture,
    Hand,
    Impression,
    Job,
    Label,
    MissingFont,
    Notes,
    Place,
    degrade,
    typeset,
    write,
)
from benchmarks.press.matrix import LAYOUTS, laid_out, trials
from benchmarks.press.sample import IMPRESSION, JOB, METADATA, SCRAWLS, folders

CONDITIONS = {
    "clean": CLEAN,
    "light": Impression(),
    "heavy": Impression(
        skew=1.2, light=0.8, gutter=0.9, noise=0.8, specks=0.8, through=0.9, blur=0.7, ink=0.7, curl=0.5, bed=0.15
    ),
}
"""What is called clean, light and heavy wear."""


def main() -> int:
    """Do what the command line asks for and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.press", description=__doc__)
    orders = parser.add_subparsers(required=True)
    sample = orders.add_parser("sample", help="make raw_scans/korean-war and its truth")
    sample.add_argument("--root", type=Path, default=Path(), help="the repository's root")
    sample.set_defaults(order=_sample)
    _chapter_arguments(orders.add_parser("chapter", help="make a test chapter and its truth"))
    matrix = orders.add_parser("matrix", help="make many test chapters of all kinds, a folder each")
    matrix.add_argument("out", type=Path, help="folder of the folders")
    matrix.add_argument("--count", type=int, default=12)
    matrix.add_argument("--seed", type=int, default=1)
    matrix.add_argument("--pages", type=int, default=4, help="at most so many a chapter; 0 for all")
    matrix.set_defaults(order=_matrix)
    arguments = parser.parse_args()
    try:
        arguments.order(arguments)
    except MissingFont as missing:
        print(missing, file=sys.stderr)
        return 3
    return 0


def _chapter_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, help="folder for the scans, gold.json and gt.json")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prose", type=int, default=0, help="0: the sample's prose; otherwise the seed of a variation")
    parser.add_argument("--family", choices=FAMILIES, default="garamond")
    parser.add_argument("--size", type=float, default=11.0, help="of the type, in points")
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--notes", choices=Count, type=Count, default=Count.CHAPTER, help="how notes are counted")
    parser.add_argument("--label", choices=Label, type=Label, default=Label.SUPERSCRIPT, help="of the notes themselves")
    parser.add_argument("--start", type=int, default=1, help="number of the first note")
    parser.add_argument("--folio", choices=Folio, type=Folio, default=Folio.FOOT, help="where page numbers stand")
    parser.add_argument("--first-page", type=int, default=1)
    parser.add_argument("--pages", type=int, default=0, help="at most so many")
    parser.add_argument("--opening", action="store_true", help="begin with the chapter's title")
    parser.add_argument("--rule", action="store_true", help="a short rule over the notes")
    parser.add_argument("--degrade", choices=CONDITIONS, default="light")
    parser.add_argument("--hand", choices=["none", *HANDS], default="none")
    _layout_arguments(parser)
    parser.add_argument("--single", action="store_true", help="one page a scan instead of two")
    parser.add_argument("--drop", type=int, nargs="*", default=[], help="page numbers that were not scanned")
    parser.set_defaults(order=_chapter)


def _layout_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--manuscript", type=Path, default=Job().manuscript, help="a file in the markup of prose/")
    parser.add_argument("--layout", choices=LAYOUTS, default="plain", help="as the matrix deals them out")
    parser.add_argument("--place", choices=Place, type=Place, default=Place.FOOT, help="of the notes")
    parser.add_argument("--tallest", type=int, default=0, help="at most so many lines of a note on one page")
    parser.add_argument("--dress", choices=Dress, type=Dress, default=Dress.PLAIN, help="of page numbers")
    parser.add_argument("--stamp", default="", help="what a library's stamp says")
    parser.add_argument("--bitonal", action="store_true", help="scans in black and white")
    parser.add_argument("--upside", type=int, nargs="*", default=[], help="ordinals of scans made upside down")


def _sample(arguments: argparse.Namespace) -> None:
    pictures, truth = folders(arguments.root)
    sheets = typeset(JOB)
    scans = degrade(sheets, IMPRESSION)
    write(JOB, sheets, scans, pictures, truth)
    (pictures / "volume.toml").write_text(METADATA, encoding="utf-8")
    print(f"{len(sheets)} pages, {len(scans)} scans in {pictures}, their truth in {truth}")


def _chapter(arguments: argparse.Namespace) -> None:
    hand = Hand() if arguments.hand == "none" else Hand(arguments.hand, SCRAWLS, 4)
    job = Job(
        seed=arguments.seed,
        manuscript=arguments.manuscript,
        shuffle=arguments.prose,
        family=arguments.family,
        size=arguments.size,
        leading=arguments.size * 1.2,
        first_page=arguments.first_page,
        furniture=Furniture(arguments.folio, dress=arguments.dress),
        opening=arguments.opening,
        notes=_notes(arguments),
        hand=hand,
        stamp=arguments.stamp,
        limit=arguments.pages,
    )
    job = laid_out(job, LAYOUTS[arguments.layout])
    impression = replace(
        CONDITIONS[arguments.degrade],
        seed=arguments.seed,
        dpi=arguments.dpi,
        spread=not arguments.single,
        drop=tuple(arguments.drop),
        bitonal=arguments.bitonal,
        upside=tuple(arguments.upside),
    )
    sheets = typeset(job)
    scans = degrade(sheets, impression)
    write(job, sheets, scans, arguments.out, arguments.out)
    print(f"{len(sheets)} pages, {len(scans)} scans in {arguments.out}")


def _notes(arguments: argparse.Namespace) -> Notes:
    scheme = Notes(arguments.notes, arguments.start, arguments.label, arguments.rule)
    return replace(scheme, place=arguments.place, tallest=arguments.tallest)


def _matrix(arguments: argparse.Namespace) -> None:
    for trial in trials(arguments.count, arguments.seed, arguments.pages):
        sheets = typeset(trial.job)
        folder = arguments.out / trial.name
        write(trial.job, sheets, degrade(sheets, trial.impression), folder, folder)
        print(folder)


if __name__ == "__main__":
    raise SystemExit(main())
