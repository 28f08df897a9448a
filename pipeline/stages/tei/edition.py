"""All that the writers of single parts have to know of an edition in the making."""

from dataclasses import dataclass, fields, replace
from typing import Any

from pipeline.model.volume import Metadata, Volume
from pipeline.stages.tei.agents import Agents
from pipeline.stages.tei.annotations import annotations
from pipeline.stages.tei.atlas import Atlas
from pipeline.stages.tei.parts import fragments
from pipeline.stages.tei.plan import Plan
from pipeline.stages.tei.spans import Stretch
from pipeline.stages.tei.style import Style


@dataclass(frozen=True, slots=True)
class Edition:
    """A volume, with its parts by their ids and the places where all goes."""

    volume: Volume
    style: Style
    atlas: Atlas
    agents: Agents
    plan: Plan
    annotations: dict[str, list[Stretch]]
    """Elements within running text by the id of the stream."""
    fragments: dict[str, str]
    """Which part of a paragraph each is that a quotation interrupts, by its id."""

    @classmethod
    def of(cls, volume: Volume, style: Style) -> "Edition":
        """Return the edition of a volume."""
        volume = replace(_once(volume), metadata=_stated(volume.metadata))
        atlas = Atlas.of(volume)
        agents, plan = Agents.of(volume, atlas), Plan.of(volume.text, atlas)
        found = annotations(volume, atlas, plan.whereabouts, agents, style.doubtful)
        return cls(volume, style, atlas, agents, plan, found, fragments(volume.text, atlas))

    def line_pointer(self, line: str | None) -> str | None:
        """Return a pointer to a line: its zone in the facsimile or, where there is none, its `lb`."""
        return f"#{line}" if line in self.atlas.lines else None


def _once(volume: Volume) -> Volume:
    """Return the volume with every program and person described once: the first description counts."""
    applications = {application.id: application for application in reversed(volume.applications)}
    editors = {person.id: person for person in reversed(volume.editors) if person.id not in applications}
    return replace(
        volume,
        applications=tuple(reversed(applications.values())),
        editors=tuple(reversed(editors.values())),
    )


def _stated(metadata: Metadata) -> Metadata:
    """Return what is known of the work and the copy: blanks are nothing."""
    stated: dict[str, Any] = {entry.name: _without_blanks(getattr(metadata, entry.name)) for entry in fields(metadata)}
    return Metadata(**stated)


def _without_blanks(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Return a text without white space at its ends, or texts without the blank ones."""
    if isinstance(value, str):
        return value.strip()
    return tuple(text.strip() for text in value if text.strip())
