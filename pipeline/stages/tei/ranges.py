"""Times whose two ends are dates of their own: an outer `date` goes round both."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from pipeline.model.entity import DateValue, Entity
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tei.agents import Agents
from pipeline.stages.tei.spans import Stretch
from pipeline.stages.tei.temporal import datable


def ranges(entities: Iterable[Entity], agents: Agents) -> Iterator[tuple[str, Stretch]]:
    """Yield the element round each two dates that begin and end one time, with the id of their block.

    An editor may have dropped the date that ended it or changed it: then the first stands alone.
    """
    dates = sorted((it for it in entities if it.kind is EntityKind.DATE), key=lambda it: (it.block, it.start))
    for block, some in groupby(dates, key=lambda it: it.block):
        for first, last in pairwise(some):
            whole = first.date.whole if first.date else None
            if whole and last.date and _end(whole) == _end(last.date):
                claim = {"resp": agents.pointer(first.by), "cert": first.certainty.value}
                attributes = {"xml:id": first.whole_id, **datable(whole), **claim}
                yield block, Stretch(first.start, last.end, "date", attributes)


def _end(value: DateValue) -> str | None:
    """Return when a time is over at the latest."""
    return value.when or value.end or value.not_after
