"""Finding out what a path holds: an edition in TEI, or one of the truths that are known."""

import json
from pathlib import Path
from typing import Any

from pipeline.errors import BadInput, FileAccess
from pipeline.evaluation import tei, truth
from pipeline.evaluation.plain import Normalisation
from pipeline.evaluation.witness import Aspect, Witness

GOLD, GROUND = "gold.json", "gt.json"


def edition(path: Path) -> bytes:
    """Return the TEI at a path, or the one TEI file of a folder; FileAccess if it cannot be read."""
    return content(_only_edition(path) if path.is_dir() else path)


def gold(path: Path, level: Normalisation) -> Witness:
    """Return what is true: of a TEI file, a gold.json, a folder with one, or page files with regions."""
    found = _truth(path, level)
    if found is None:
        return tei.read(tei.parsed(path, edition(path)), level)
    if not found.tells(Aspect.TEXT) and not found.surfaces:
        raise BadInput(f"{path} holds neither text nor regions: there is nothing to compare with.")
    return found


def content(path: Path) -> bytes:
    """Return the bytes of a file; FileAccess if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileAccess(f"{path} cannot be read ({error.strerror}): check the path and its permissions.") from error


def _truth(path: Path, level: Normalisation) -> Witness | None:
    """Return the truth that a path holds; None if it has to be TEI."""
    if path.is_dir() and (path / GOLD).is_file():
        return _chapter(path / GOLD, level)
    if path.is_dir() and any(_page_files(path)):
        return _pages(path, _page_files(path))
    if path.suffix.lower() != ".json":
        return None
    told = _json(path)
    return _pages(path, [path]) if isinstance(told, dict) and "regions" in told else _chapter(path, level)


def _page_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.json") if path.name not in (GOLD, GROUND, "INDEX.json"))


def _chapter(path: Path, level: Normalisation) -> Witness:
    """Return the truth of a chapter, with that of its scans if it lies beside."""
    beside = path.with_name(GROUND)
    scans = _json(beside) if path.name == GOLD and beside.is_file() else ()
    try:
        return truth.chapter(_json(path), scans, level)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise BadInput(f"{path} is no truth of a chapter ({error!r}): see benchmarks/press/README.md.") from error


def _pages(path: Path, files: list[Path]) -> Witness:
    told = [_json(file) for file in files]
    try:
        return truth.pages([page for page in told if isinstance(page, dict) and "regions" in page])
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise BadInput(
            f"{path} is no truth of pages ({error!r}): each file has an image, a size and regions."
        ) from error


def _json(path: Path) -> Any:  # noqa: ANN401 - a file may hold anything; those who read it say what is missing
    try:
        return json.loads(content(path))
    except ValueError as error:
        raise BadInput(f"{path} is no JSON ({error}): mend it, or name another file.") from error


def _only_edition(folder: Path) -> Path:
    """Return the one XML file of a folder."""
    found = sorted(path for path in folder.glob("*.xml") if ".kept-" not in path.name)
    if len(found) != 1:
        raise BadInput(f"{folder} holds {len(found)} XML files: name the one that is meant.")
    return found[0]
