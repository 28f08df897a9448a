"""`scan2tei register`: one register for all volumes."""

from pathlib import Path

import click

from pipeline.cli import places
from pipeline.cli.telling import counted
from pipeline.errors import BadArguments, ExitCode
from pipeline.workflow import Registered
from pipeline.workflow import register as made


@click.command()
@places.out
def register(output: Path) -> ExitCode:
    """Write the register of all editions in the output folder anew: register.xml (TEI) and register.html.

    Who has the same number of an authority, or the same full name and nothing that speaks against it, is one entry;
    a family name alone stays with its volume. `scan2tei run` does this by itself where there are several volumes.
    Given to --authority, the register gives the same ids to the volumes to come. One that you changed is kept beside.

    \b
    Examples:
      scan2tei register
      scan2tei run more/ --authority output/register.xml
    """
    registered = made(output)
    if not registered.volumes and not registered.refused:
        raise BadArguments(f"{output} has no editions yet: run scan2tei run first.")
    return told(registered)


def told(registered: Registered, *, quiet: bool = False) -> ExitCode:
    """Say what the register holds, and which editions it could not read."""
    if not quiet:
        named = f"{registered.shared} named in more than one"
        click.echo(f"register: {counted(registered.volumes, 'volume')}, {registered.entries} entries, {named}")
        click.echo(f"  register {registered.path}")
    if registered.kept:
        click.echo(f"  The register had been changed by hand; that version is now {registered.kept}.", err=True)
    for reason in registered.refused:
        click.echo(f"  not in the register: {reason}", err=True)
    return ExitCode.INPUT_FILE if registered.refused else ExitCode.OK
