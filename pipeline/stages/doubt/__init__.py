"""From running text to suggestions: words that the engine misread or the printer set wrong, never changed here."""

from pipeline.stages.doubt.doubt import Doubt

__all__ = ["Doubt"]
