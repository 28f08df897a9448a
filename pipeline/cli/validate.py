"""`scan2tei validate`: hold editions against schema and rules."""

from pathlib import Path

import click

from pipeline.cli.telling import counted
from pipeline.errors import ExitCode
from pipeline.workflow import validate as violations


@click.command()
@click.argument("editions", nargs=-1, required=True, metavar="EDITION.xml...", type=click.Path(path_type=Path))
def validate(editions: tuple[Path, ...]) -> ExitCode:
    """Say in words what editions break of the schema (schemas/scan2tei.rng) and of the rules (schemas/scan2tei.sch).

    \b
    Example:
      scan2tei validate output/*/*.xml
    """
    code = ExitCode.OK
    for edition in editions:
        broken = violations(edition)
        click.echo(f"{edition}: {counted(len(broken), 'violation') if broken else 'valid'}")
        for violation in broken:
            click.echo(f"  {violation}")
            code = ExitCode.INVALID_EDITION
    return code
