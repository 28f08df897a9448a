"""Holding an edition against another, or against a truth, and telling what came of it."""

from pathlib import Path

from pipeline.errors import FileAccess
from pipeline.evaluation import Evaluation, Normalisation
from pipeline.evaluation import evaluate as held_against
from pipeline.evaluation.page import Crops, page
from pipeline.evaluation.told import told


def evaluate(edition: Path, gold: Path, level: Normalisation) -> Evaluation:
    """Return how an edition stands against its gold; BadInput or FileAccess if one of them cannot be used."""
    return held_against(edition, gold, level)


def as_json(evaluation: Evaluation) -> bytes:
    """Return an evaluation for programs."""
    return told(evaluation)


def as_page(evaluation: Evaluation, scans: tuple[Path, ...]) -> bytes:
    """Return an evaluation for people; scans are looked for beside the edition and the gold, and in `scans`."""
    beside = (_folder(Path(evaluation.edition)), _folder(Path(evaluation.gold)))
    return page(evaluation, Crops((*scans, *beside)))


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def keep(content: bytes, path: Path) -> None:
    """Write a file where it was asked for; FileAccess if that cannot be."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise FileAccess(f"{path} cannot be written ({error.strerror}): name another place.") from error
