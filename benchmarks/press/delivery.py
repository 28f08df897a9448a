"""The delivery: pictures, volume.toml and truth, written to disk."""

import json
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from benchmarks.press.job import Job
from benchmarks.press.scan import Scan
from benchmarks.press.sheet import Sheet
from benchmarks.press.shuffle import copy_for
from benchmarks.press.truth import Json, gold, ground


def write(job: Job, sheets: Sequence[Sheet], scans: Sequence[Scan], pictures: Path, truth: Path) -> None:
    """Write the scans to one folder and their truth to another; both are made where they are not there."""
    pictures.mkdir(parents=True, exist_ok=True)
    truth.mkdir(parents=True, exist_ok=True)
    names = [f"{number:04}.{'tif' if scan.bitonal else 'jpg'}" for number, scan in enumerate(scans, 1)]
    for name, scan in zip(names, scans, strict=True):
        _picture(scan, pictures / name)
    _json(truth / "gold.json", [gold(sheets, scans, copy_for(job))], indent=1)
    _json(truth / "gt.json", ground(scans, names), indent=None)


def _picture(scan: Scan, path: Path) -> None:
    image, dpi = Image.fromarray(scan.image), (scan.dpi, scan.dpi)
    if scan.bitonal:
        image.convert("1").save(path, compression="group4", dpi=dpi)
    else:
        image.save(path, quality=scan.quality, dpi=dpi, optimize=True, progressive=False)


def _json(path: Path, found: list[Json], indent: int | None) -> None:
    """Write gold as one object, ground truth as one scan a line, so that changes can be seen."""
    if indent is None:
        text = "[" + ",\n".join(json.dumps(scan, ensure_ascii=False) for scan in found) + "]\n"
    else:
        text = json.dumps(found[0], ensure_ascii=False, indent=indent) + "\n"
    path.write_text(text, encoding="utf-8")
