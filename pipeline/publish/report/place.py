"""Where something stands, as a link to the page in the report."""

from pipeline.model.page import Page
from pipeline.model.volume import Volume
from pipeline.publish.report.markup import Markup, element
from pipeline.publish.report.summary import label_of


def link_to(volume: Volume, page: Page | None) -> Markup:
    """Return a link to a page."""
    return element("a", {"href": f"#page-{page.id}"}, name_of(volume, page)) if page else Markup("")


def name_of(volume: Volume, page: Page) -> str:
    """Return what a page is called: by its printed number, or else by its scan."""
    label = label_of(volume, page)
    return f"page {label}" if label else page.id
