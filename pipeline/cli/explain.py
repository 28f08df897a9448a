"""`scan2tei explain`: what stands behind an element."""

from pathlib import Path

import click

from pipeline.cli import places
from pipeline.workflow import Evidence
from pipeline.workflow import explain as explanation


@click.command()
@click.argument("volume", type=click.Path(path_type=Path))
@click.argument("element", metavar="ID")
@places.out
def explain(volume: Path, element: str, output: Path) -> None:
    """Show what the element with the xml:id ID of an edition was made from.

    Prints where on which scan it stands, what was read there by which engine and how surely, who changed it, and why
    it was tagged; the crops are written beside the edition. VOLUME is the path of its scans, or its name in raw_scans/.

    \b
    Example:
      scan2tei explain korean-war n-0007
    """
    told = explanation(places.one_volume(volume), output, element)
    click.echo(f"{told.id}: {told.kind}")
    for evidence in told.evidence:
        _show(evidence)
    for note in told.notes:
        click.echo(f"  {note}")
    click.echo(f"  made by: {'; '.join(told.by)}")
    for correction in told.history:
        changed = f"“{correction.was}” → “{correction.now}”"
        click.echo(f"  {correction.id}  {correction.at} {correction.by} ({correction.act}): {changed}")


def _show(evidence: Evidence) -> None:
    box = evidence.box
    sure = "" if evidence.confidence is None else f", read with confidence {evidence.confidence:.2f}"
    click.echo(
        f"  {evidence.scan} ({evidence.page}) at {box.left:.0f},{box.top:.0f} – {box.right:.0f},{box.bottom:.0f}{sure}"
    )
    if evidence.text:
        click.echo(f"    “{evidence.text}”")
    if evidence.crop:
        click.echo(f"    {evidence.crop}")
