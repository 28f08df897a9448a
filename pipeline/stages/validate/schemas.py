"""Where our schemas are: beside the code in an installed package, at the top of a checkout."""

from pathlib import Path

from pipeline.errors import MissingDependency

PACKAGE = Path(__file__).resolve().parents[2]

FOLDERS = (PACKAGE / "schemas", PACKAGE.parent / "schemas")


def schema(name: str) -> Path:
    """Return the path of a schema; MissingDependency if the installation lacks it."""
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise MissingDependency(f"The schema {name} is missing from this installation: install scan2tei anew.")
