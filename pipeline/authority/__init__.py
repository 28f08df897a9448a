"""The archivist's own lists of names: tables, TEI lists, and the registers of earlier editions."""

from pipeline.authority.files import FOLDER, authority

__all__ = ["FOLDER", "authority"]
