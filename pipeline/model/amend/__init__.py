"""Laying an editor's corrections over what the machine found, wherever their places stand by now."""

from pipeline.model.amend.entities import lay_entities
from pipeline.model.amend.fate import Fate, State, findings, readings
from pipeline.model.amend.homes import homeless
from pipeline.model.amend.lines import lay_lines
from pipeline.model.amend.notes import lay_notes
from pipeline.model.amend.people import editor_id, editors
from pipeline.model.amend.place import belongs
from pipeline.model.amend.proposal import Proposal, fresh, resolve
from pipeline.model.amend.standing import standing
from pipeline.model.amend.zones import lay_zones

__all__ = [
    "Fate",
    "Proposal",
    "State",
    "belongs",
    "editor_id",
    "editors",
    "findings",
    "fresh",
    "homeless",
    "lay_entities",
    "lay_lines",
    "lay_notes",
    "lay_zones",
    "readings",
    "resolve",
    "standing",
]
