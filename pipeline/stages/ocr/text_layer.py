"""Text that came with the scan: its lines are the page's, as they are."""

from dataclasses import replace

from pipeline.model.page import Page


def from_layer(page: Page) -> Page:
    """Return the page with the lines of its text layer."""
    return replace(page, lines=page.surface.layer)
