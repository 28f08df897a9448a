"""Whatever the notes say, citations nest with the names in them, and their parts stand in order within them."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.citation import Citation
from pipeline.model.entity import Entity
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.cite import kept
from tests.stages.cite.citing import cited

SCRAPS = (
    "Ann Roe", "Roe", "The Long Road", "“On Rivers,”", "(Leeds: North Press, 1990)", "Ibid.", "op. cit.", "p. 5", "II",
    "12–14", "vol. 2", "Box 4", "RG 59", "National Archives", "to Doe", "May 3, 1961", "and", ";", ",", ".", "see", "(",
    ")", "“", "in", "was", "Leeds Evening Post", "59th Cong., 2nd Sess.", "note 1 above", "Its", "59", "ed.",
    "https://example.org/a", "Journal of Water",
)  # fmt: skip
notes = st.lists(st.sampled_from(SCRAPS), max_size=25).map(" ".join)
spans = st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30), st.sampled_from([*EntityKind])), max_size=6)


def entities(found: list[tuple[int, int, EntityKind]], block: str, length: int) -> tuple[Entity, ...]:
    """Return names of which none overlaps another."""
    made: list[Entity] = []
    for start, size, kind in sorted(found, key=lambda it: it[:2]):
        if start >= (made[-1].end if made else 0) and start + size <= length:
            made.append(Entity(f"e-{start}", kind, block, start, start + size, "", Certainty.HIGH))
    return tuple(made)


def crosses(start: int, end: int, entity: Entity) -> bool:
    return start < entity.start < end < entity.end or entity.start < start < entity.end < end


@given(notes, notes, spans)
@settings(max_examples=300, deadline=None)
def test_citations_and_names_nest(first: str, second: str, found: list[tuple[int, int, EntityKind]]) -> None:
    tagged = entities(found, "p-2", len(" ".join(second.split())))
    made = cited(first, second, entities=tagged)
    names = kept(tagged, made)
    for citation in made:
        stretches = [(citation.start, citation.end), *((part.start, part.end) for part in citation.parts)]
        assert not any(crosses(*stretch, name) for stretch in stretches for name in names if citation.block == "p-2")


@given(notes, notes)
@settings(max_examples=300, deadline=None)
def test_parts_stand_in_order_within_their_citation(first: str, second: str) -> None:
    made = cited(first, second, body=first)
    for citation in made:
        edges = [citation.start, *(edge for part in citation.parts for edge in (part.start, part.end)), citation.end]
        assert edges == sorted(edges)
        assert citation.start < citation.end
    assert_apart(made)


def assert_apart(made: tuple[Citation, ...]) -> None:
    places = sorted((it.block, it.start, it.end) for it in made)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(places))
    assert len({it.id for it in made}) == len(made)


@given(notes, notes)
@settings(max_examples=100, deadline=None)
def test_what_is_pointed_to_is_there(first: str, second: str) -> None:
    made = cited(first, second)
    known = {"volume", "n-1", "n-2", *(it.id for it in made)}
    assert {it.target for it in made} - {None} <= known
