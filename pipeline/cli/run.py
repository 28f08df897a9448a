"""`scan2tei run`: from scans to editions."""

import logging
from contextlib import nullcontext
from pathlib import Path

import click

from pipeline.cli import places
from pipeline.cli.bar import ProgressBar
from pipeline.cli.register import told
from pipeline.cli.telling import refuse, tell
from pipeline.errors import ExitCode, Scan2TeiError
from pipeline.executors import cores
from pipeline.workflow import Job, Selection, Watch, digitise, register, register_due, silent, survey

log = logging.getLogger(__name__)


@click.command()
@places.paths
@places.out
@click.option("-j", "--jobs", type=click.IntRange(1), help="Processes at once.  [default: one a core]")
@click.option(
    "-l", "--language", default="", help="Language of the print, `eng`, `eng+deu` or `en`; else volume.toml's."
)
@click.option("--pages", default="", metavar="RANGES", help="Only these scans of each volume, such as 1-3,7,12-.")
@click.option(
    "--spacy-model",
    default="",
    metavar="NAME",
    help="Another spaCy pipeline to find names with, installed or in a folder; `none` for lists and rules alone.",
)
@places.authority
@click.option(
    "--htr-model",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A kraken model for handwriting, to read the notes with; needs scan2tei[htr].",
)
@click.option("-v", "--verbose", is_flag=True, help="Say more, also of what went wrong inside.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
@click.option("--no-progress-bar", is_flag=True, help="Show no bar, even on a terminal.")
def run(  # noqa: PLR0913, PLR0917 - click hands over one argument for each option
    paths: tuple[Path, ...],
    output: Path,
    jobs: int | None,
    language: str,
    pages: str,
    spacy_model: str,
    lists: tuple[Path, ...],
    htr_model: Path | None,
    verbose: bool,
    quiet: bool,
    no_progress_bar: bool,
) -> ExitCode:
    """Digitise volumes: every PATH, or all of raw_scans/.

    What has not changed is not done again. A page that fails is named, the others go on. Corrections stay.

    \b
    Examples:
      scan2tei run                          raw_scans/ into output/
      scan2tei run letters/ -o editions     every volume below letters/
      scan2tei run book.pdf --pages 1-20    the first twenty pages
      scan2tei run chapter -l eng+deu -j 4  two languages, four processes
      scan2tei run --authority people.csv   with the ids of people.csv for whoever is named there

    \b
    A table of names (only name is needed, and kind; two entries that fit give no id, and are reported):
      name,kind,variants,id,wikidata
      South Korea,place,ROK|Republic of Korea,,Q884
    """
    logging.getLogger("pipeline").setLevel(logging.DEBUG if verbose else logging.ERROR if quiet else logging.WARNING)
    found, selection = survey(places.or_raw_scans(paths)), Selection.parse(pages)
    asked = (output, language, selection, spacy_model, htr_model, jobs or cores(), lists)
    with nullcontext(silent) if quiet or no_progress_bar else ProgressBar() as watch:
        codes = [
            refuse(each) if isinstance(each, Scan2TeiError) else _one(Job(each, *asked), watch, quiet) for each in found
        ]
    if register_due(output):
        codes.append(told(register(output), quiet=quiet))
    return _worst(codes)


def _one(job: Job, watch: Watch, quiet: bool) -> ExitCode:
    """Digitise a volume and say what came of it; one that cannot be done does not stop the others."""
    try:
        outcome = digitise(job, watch)
    except Scan2TeiError as error:
        return refuse(error, job.source.id)
    except Exception as error:
        # The last line of defence: whatever one volume holds, the others of the batch are digitised.
        log.debug("unforeseen", exc_info=error)
        click.echo(
            f"{job.source.id}: something unforeseen happened ({error!r}); -v shows where. Please report it.", err=True
        )
        return ExitCode.OTHER
    tell(outcome, quiet=quiet)
    return outcome.exit_code


def _worst(codes: list[ExitCode]) -> ExitCode:
    """Return the code of the batch: a volume that could not be done weighs more than pages that failed."""
    failed = [code for code in codes if code not in (ExitCode.OK, ExitCode.SOME_PAGES_FAILED)]
    return next(iter(failed), max(codes, default=ExitCode.OK))
