"""All that the writers of single parts have to know of an edition in the making."""

from dataclasses import dataclass

from pipeline.model.volume import Volume
from pipeline.stages.tei.agents import Agents
from pipeline.stages.tei.annotations import annotations
from pipeline.stages.tei.atlas import Atlas
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

    @classmethod
    def of(cls, volume: Volume, style: Style) -> "Edition":
        """Return the edition of a volume."""
        atlas = Atlas.of(volume)
        agents, plan = Agents.of(volume, atlas), Plan.of(volume.text, atlas)
        found = annotations(volume, plan.whereabouts, agents, style.doubtful)
        return cls(volume, style, atlas, agents, plan, found)

    def begins_line(self, line: str) -> bool:
        """Tell whether the edition has an `lb` for the line."""
        return line in self.plan.rests or line in self.plan.whereabouts.runs

    def line_pointer(self, line: str | None) -> str | None:
        """Return a pointer to a line: its zone in the facsimile or, where there is none, its `lb`."""
        if line is None or line not in self.atlas.lines:
            return None
        return self.atlas.facs(line) or (f"#{line}" if self.begins_line(line) else None)
