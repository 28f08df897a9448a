"""The words that a language has, and how common they are."""

from pipeline.lexicon.words import counts, listed

__all__ = ["counts", "listed"]
