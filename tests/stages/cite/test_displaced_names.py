"""What a citation knows to be a title or a number is no other name; what an editor tagged stays."""

from dataclasses import replace

from pipeline.model.entity import Entity
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.cite import kept
from tests.stages.cite.citing import cited

NOTE = "Ann Roe, The War for Leeds (Oxford: Oxford University Press, 1990), 5."


def named(words: str, kind: EntityKind, by: str = "ner") -> Entity:
    start = NOTE.index(words)
    return Entity(f"e-{start}", kind, "p-1", start, start + len(words), words, Certainty.HIGH, by)


def left(*names: Entity) -> list[str]:
    return [entity.text for entity in kept(names, cited(NOTE, entities=names))]


def test_a_name_within_a_title_goes_and_one_that_is_the_title_stays() -> None:
    assert left(named("Leeds", EntityKind.PLACE)) == []
    assert left(named("The War for Leeds", EntityKind.WORK)) == ["The War for Leeds"]


def test_names_of_people_places_and_publishers_stay() -> None:
    names = (
        named("Ann Roe", EntityKind.PERSON),
        named("Oxford", EntityKind.PLACE),
        named("Oxford University Press", EntityKind.ORG),
    )
    assert left(*names) == ["Ann Roe", "Oxford", "Oxford University Press"]


def test_one_name_for_place_and_publisher_goes() -> None:
    assert left(named("Oxford: Oxford University Press, 1990", EntityKind.ORG)) == []


def test_what_an_editor_tagged_stays_and_the_title_gives_way() -> None:
    name = named("Leeds (Oxford", EntityKind.PLACE, by="ed-ann")
    assert left(name) == ["Leeds (Oxford"]
    (citation,) = cited(NOTE, entities=(name,))
    assert not any(part.kind == "title" for part in citation.parts)


def test_nobody_is_called_ibid() -> None:
    ibid = Entity("e-1", EntityKind.PERSON, "p-2", 0, len("Ibid."), "Ibid.", Certainty.HIGH)
    assert kept((ibid,), cited(NOTE, "Ibid., 7.", entities=(ibid,))) == ()


def test_names_in_other_notes_stay() -> None:
    name = replace(named("Leeds", EntityKind.PLACE), block="p-9")
    assert left(name) == ["Leeds"]
