"""The HTML document around a page for people: it runs no script, and loads only the pictures it is allowed."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files as resources
from string import Template

from pipeline.publish.report.markup import Markup, joined

ROOM = "pipeline.publish.report"


def document(title: str, pictures: str, body: Markup, *more: str) -> bytes:
    """Return a page in the style of the report and of the rooms in `more`, each with a style.css.

    `pictures` are the sources of images as a Content-Security-Policy names them.
    """
    style = "".join(_resource(room, "style.css") for room in (ROOM, *more))
    page = Template(_resource(ROOM, "document.html")).substitute(
        title=joined(title),
        pictures=pictures,
        style=style,
        digest=b64encode(sha256(style.encode()).digest()).decode(),
        body=body,
    )
    return page.encode()


def _resource(room: str, name: str) -> str:
    """Return a file that lies in a room of the package."""
    return (resources(room) / name).read_text(encoding="utf-8")
