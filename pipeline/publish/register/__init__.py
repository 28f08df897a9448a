"""The register of a batch: whom and what several editions name, each once, made from the editions alone."""

from pipeline.publish.register.edition import Entry, entries
from pipeline.publish.register.encoding import encoded
from pipeline.publish.register.joining import Joined, joined
from pipeline.publish.register.page import page

__all__ = ["Entry", "Joined", "encoded", "entries", "joined", "page"]
