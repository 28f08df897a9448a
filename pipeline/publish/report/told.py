"""The report for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.page import Page
from pipeline.model.volume import Volume
from pipeline.publish.report.attention import ranked
from pipeline.publish.report.certified import told_certificate
from pipeline.publish.report.opening import Broken
from pipeline.publish.report.summary import Summary, confidence, label_of


def told(volume: Volume, summary: Summary, violations: Sequence[Broken]) -> bytes:
    """Return the report as JSON; boxes are left, top, right, bottom in upright pixels of their page."""
    numbers = asdict(summary) | {"entities": dict(summary.entities)}
    report = {
        "volume": volume.id,
        "title": volume.metadata.title,
        "edition": f"{volume.id}.xml",
        "valid": not violations,
        "numbers": numbers,
        "certificate": told_certificate(volume),
        "findings": [_finding(finding) for finding in ranked(volume.findings)],
        "violations": [{"rule": it.rule, "line": it.line, "message": it.message} for it in violations],
        "pages": [_page(volume, page) for page in volume.pages],
    }
    return (json.dumps(report, ensure_ascii=True, indent=1) + "\n").encode()


def _finding(finding: Finding) -> dict[str, Any]:
    """Return one finding."""
    box = [finding.box.left, finding.box.top, finding.box.right, finding.box.bottom] if finding.box else None
    told = {
        "kind": finding.kind,
        "message": finding.message,
        "page": finding.page,
        "target": finding.target,
        "box": box,
    }
    return told | _suggestion(finding) if finding.kind is FindingKind.SUGGESTION else told


def _suggestion(finding: Finding) -> dict[str, Any]:
    """Return what a suggestion says beyond other findings; offsets are those in the text of its line."""
    return {
        "word": finding.word,
        "instead": finding.instead,
        "start": finding.start,
        "end": finding.end,
        "probability": finding.probability,
    }


def _page(volume: Volume, page: Page) -> dict[str, Any]:
    """Return what became of a page."""
    mean = confidence(page.lines)
    return {
        "id": page.id,
        "number": label_of(volume, page),
        "scan": page.surface.scan,
        "picture": page.surface.frame_number,
        "failure": page.failure,
        "lines": len(page.lines),
        "words": sum(len(line.words) for line in page.lines),
        "confidence": round(mean, 4) if mean is not None else None,
        "zones": [{"id": zone.id, "kind": zone.kind, "lines": len(zone.lines)} for zone in page.zones],
    }
