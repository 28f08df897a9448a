"""`scan2tei correct`: lay an editor's corrections over an edition."""

from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline.cli import places
from pipeline.cli.register import told
from pipeline.cli.telling import counted, tell
from pipeline.errors import ExitCode
from pipeline.executors import cores
from pipeline.workflow import Job, register, register_due
from pipeline.workflow import correct as lay


@click.command()
@click.argument("volume", type=click.Path(path_type=Path))
@click.argument("corrections", metavar="FILE.toml", type=click.Path(path_type=Path, dir_okay=False))
@places.out
@places.authority
def correct(volume: Path, corrections: Path, output: Path, lists: tuple[Path, ...]) -> ExitCode:
    """Apply the corrections in FILE to a volume and make its edition again.

    They are kept in output/VOLUME/corrections and laid over whatever later runs read; applying a file twice applies
    it once. The ids are those of the edition (xml:id, or without # where it says facs). Languages, --pages, models and
    lists are those of the volume's last run; other lists can be given.

    \b
    A file of corrections:
      by = "Anna Berg"
      [[correction]]
      act = "read"               # a misread line
      target = "s0003a-l012"
      now = "The whole line, as it is printed."
      [[correction]]
      act = "retype"             # zone, anchor, add, drop and undo are the others
      target = "e-0041"
      now = "place"

    \b
    Example:
      scan2tei correct korean-war fixes.toml
    """
    job = Job(places.one_volume(volume), output, jobs=cores(), lists=lists)
    done = lay(job, corrections, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    click.echo(f"{job.source.id}: {counted(len(done.new), 'new correction')}, {done.known} already known")
    for correction in done.new:
        click.echo(
            f"  {correction.id}  {correction.act} {correction.target.id}  (to take it back: undo {correction.id})"
        )
    tell(done.outcome)
    registered = told(register(output)) if register_due(output) else ExitCode.OK
    return done.outcome.exit_code or registered
