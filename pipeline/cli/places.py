"""Where volumes come from and where they go, as arguments and options."""

from pathlib import Path

import click

from pipeline.errors import BadArguments
from pipeline.workflow import Source, sources

RAW_SCANS = Path("raw_scans")
OUTPUT = Path("output")

paths = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))

out = click.option(
    "-o",
    "--output",
    default=OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder in which each volume has a folder of its own.",
)

authority = click.option(
    "--authority",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A list of names with their ids, to find and to link: a table (.csv) or TEI (.xml), such as an earlier"
    " edition; may be given more than once. Lists in a folder `authorities` beside the scans are always read.",
)


def or_raw_scans(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the paths that were given, or raw_scans/ where none was."""
    return given or (RAW_SCANS,)


def one_volume(given: Path) -> Source:
    """Return the volume at a path, or of that name in raw_scans/; BadArguments if there are several."""
    found = sources([given if given.exists() else RAW_SCANS / given])
    if len(found) > 1:
        raise BadArguments(f"{given} holds {len(found)} volumes: name one of {', '.join(each.id for each in found)}.")
    return found[0]
