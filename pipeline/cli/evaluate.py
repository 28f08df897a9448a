"""`scan2tei evaluate`: hold an edition against another of the same scans, or against a truth."""

import sys
from pathlib import Path
from textwrap import fill

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.errors import ExitCode
from pipeline.evaluation import Errors, Evaluation, Hits, Level, Measure, Normalisation
from pipeline.evaluation.glossary import TERMS, Term
from pipeline.evaluation.lines import FOUND, WRONG, cells, is_told, left_out, title
from pipeline.evaluation.requirement import Requirement
from pipeline.workflow import evaluating

WIDTH = 110
"""Columns of the table where no terminal says how many it has: the longest line fits."""


def _meaning(term: Term) -> str:
    """Return what a measure means, under the name by which it is required."""
    told = f"  {term.name:<16}{term.title}. {term.meaning}"
    return fill(told, 98, subsequent_indent=" " * 18)


MEANINGS = "\b\nMeasures, by the names that --require and the JSON know:\n" + "\n".join(map(_meaning, TERMS))


def _required(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[Requirement, ...]:
    return tuple(Requirement.parse(text) for text in given)


def _levelled(_context: click.Context, _option: click.Parameter, given: str) -> Normalisation:
    return Normalisation.named(given.split(","))


@click.command(epilog=MEANINGS)
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--level",
    default=",".join(Level),
    show_default=True,
    callback=_levelled,
    help="What to level in both texts before; `none` for nothing but Unicode's NFC and single spaces.",
)
@click.option("--json", "json_file", metavar="FILE", default="", help="Write all figures and differences; - to stdout.")
@click.option("--html", "page_file", metavar="FILE", default="", help="Write a page that shows each difference.")
@click.option(
    "--scans",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the scans lie, if not where the editions say.",
)
@click.option(
    "--require",
    multiple=True,
    metavar="MEASURE>=VALUE",
    callback=_required,
    help="End with code 4 unless this is so: links>=0.97, characters:body<=0.6%, markers.recall>=0.99.",
)
def evaluate(  # noqa: PLR0913, PLR0917 - click hands over one argument for each option
    edition: Path,
    gold: Path,
    level: Normalisation,
    json_file: str,
    page_file: str,
    scans: tuple[Path, ...],
    require: tuple[Requirement, ...],
) -> ExitCode:
    """Say how good an edition is, measured by GOLD.

    EDITION is a TEI file, by this program or by anybody. GOLD is what is right: another TEI file of the same scans,
    corrected by hand say; a chapter's truth (a gold.json, or a folder with one and a gt.json); or page files with
    regions. What GOLD says nothing about is not measured.

    \b
    Examples:
      scan2tei evaluate output/korean-war/korean-war.xml corrected.xml --html differences.html
      scan2tei evaluate output/korean-war tests/truth/korean-war
      scan2tei evaluate mine.xml gold.xml --json - --require "links>=0.97" --require "characters:body<=0.6%"
    """
    found = evaluating.evaluate(edition, gold, level)
    if json_file == "-":
        sys.stdout.buffer.write(evaluating.as_json(found))
    else:
        _tell(found)
    if json_file not in ("", "-"):
        evaluating.keep(evaluating.as_json(found), Path(json_file))
    if page_file:
        evaluating.keep(evaluating.as_page(found, scans), Path(page_file))
    missed = [said for it in require if (said := it.missed(found))]
    for said in missed:
        click.echo(f"{edition}: {said}", err=True)
    return ExitCode.INVALID_EDITION if missed else ExitCode.OK


def _tell(found: Evaluation) -> None:
    """Print the tables."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    console.print(f"{found.edition} against {found.gold}\n({found.normalisation})", markup=False, soft_wrap=True)
    if found.silent:
        console.print(left_out(found), markup=False, soft_wrap=True)
    told = [measure for measure in found.measures if is_told(measure)]
    for heads, kind in ((FOUND, Hits), (WRONG, Errors)):
        rows = [measure for measure in told if isinstance(measure, kind)]
        if rows:
            console.print(_table(heads, rows))
    console.print(f"{len(found.disagreements)} differences; --html FILE shows each.", markup=False)


def _table(heads: tuple[str, ...], rows: list[Measure]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for head in heads:
        table.add_column(head, justify="right")
    for measure in rows:
        table.add_row(Text(title(measure)), *cells(measure), style="" if measure.perfect else "bold")
    return table
