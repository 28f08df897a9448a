"""`scan2tei clean`: throw away what can be made again."""

from pathlib import Path

import click

from pipeline.cli import places
from pipeline.workflow import clean as throw_away
from pipeline.workflow import sources


@click.command()
@places.paths
@places.out
def clean(paths: tuple[Path, ...], output: Path) -> None:
    """Delete what the stages stored, so that the next run reads everything anew.

    Editions, reports and corrections stay, and so does everything in raw_scans/.

    \b
    Example:
      scan2tei clean raw_scans/korean-war
    """
    for source in sources(places.or_raw_scans(paths)):
        click.echo(f"{source.id}: {throw_away(source, output)} files deleted")
