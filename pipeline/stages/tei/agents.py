"""Who is responsible for what: the ids by which @resp, @who and @hand name author, reader, machine and editors."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.stream import streams
from pipeline.model.volume import Volume
from pipeline.stages.tei.atlas import Atlas, break_id

AUTHOR = "author"
HAND = "hand-1"
MACHINE = "scan2tei"
ENGINE = "tesseract"

NOT_IN_NAMES = re.compile(r"[^\w.-]", re.ASCII)
"""What an id of ours does not hold: of all XML names only the ASCII ones, which every tool takes."""


def xml_name(text: str, prefix: str) -> str:
    """Return the text as an XML name, led by `prefix` where it could not begin one."""
    name = NOT_IN_NAMES.sub("_", text)
    return name if re.match(r"[A-Za-z_]", name) else prefix + name


@dataclass(frozen=True, slots=True)
class Agents:
    """The ids of applications and people in the edition, by their ids in the volume."""

    names: dict[str, str]
    undeclared: tuple[str, ...]
    """Agents that the volume names and does not describe."""

    @classmethod
    def of(cls, volume: Volume, atlas: Atlas) -> "Agents":
        """Return all agents of a volume, those included that this encoder itself has to name."""
        taken = set(_taken(volume, atlas))
        described = [*(a.id for a in volume.applications), *(person.id for person in volume.editors)]
        names: dict[str, str] = {}
        for agent in dict.fromkeys([*described, MACHINE, ENGINE, *_acting(volume)]):
            names[agent] = _free(xml_name(agent, "agent-"), taken)
            taken.add(names[agent])
        return cls(names, tuple(agent for agent in names if agent not in described))

    def pointer(self, agent: str) -> str:
        """Return the pointer to an agent."""
        return f"#{self.names[agent]}"


def _free(name: str, taken: set[str]) -> str:
    """Return the name, changed as long as something else has it."""
    while name in taken:
        name = f"agent-{name}"
    return name


def _acting(volume: Volume) -> Iterator[str]:
    """Yield the agents that the volume says have done something."""
    yield from (entity.by for entity in volume.entities)
    yield from (reading.by for reading in volume.readings)
    yield from (change.who for change in volume.changes)


def _taken(volume: Volume, atlas: Atlas) -> Iterator[str]:
    """Yield the ids that are not free for agents."""
    text = volume.text
    parts: Iterable[Iterable[str]] = (
        (AUTHOR, HAND, "text", "printed-work"),
        (break_id(page) for page in atlas.pages),
        (*atlas.order, *atlas.lines, *atlas.zones, *atlas.marks),
        (block.id for block in text.blocks()),
        (stream.id for stream in streams(text)),
        (note.id for note in text.notes),
        (marginal.id for marginal in text.marginals),
        (entity.id for entity in volume.entities),
        (referent.id for referent in volume.register),
        (citation.id for citation in volume.citations),
    )
    for names in parts:
        yield from names
