"""Which pipeline finds names: our own where there is one, another where it is asked for, none where none is wanted."""

import json
from pathlib import Path

import pytest
import spacy

from pipeline.errors import MissingDependency
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag import Tag
from pipeline.stages.tag.candidate import Source
from pipeline.stages.tag.guessing.model import NONE, Model
from pipeline.stages.tag.guessing.speech import heard

SHIPPED = Model.of(None, "en")


def toy(folder: Path) -> Model:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [
        {"label": label, "pattern": words} for label, words in (("PERSON", "Lord Vorn"), ("ORG", "the Zanth ,"))
    ]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]  # spaCy types a component as any callable
    nlp.to_disk(folder)
    return Model(str(folder))


def test_who_wants_none_gets_none_and_another_language_has_none() -> None:
    assert Model.of(NONE, "en") is None
    assert Model.of(None, "zz") is None
    assert Tag("en", NONE).application.name == "scan2tei rules"


def test_a_folder_is_called_by_its_name_and_told_by_its_content(tmp_path: Path) -> None:
    model = toy(tmp_path / "toy")
    assert (model.called, model.title) == ("toy", "en_pipeline")
    before = model.version
    meta = json.loads((tmp_path / "toy" / "meta.json").read_text("utf-8")) | {"author": "Anna Berg"}
    (tmp_path / "toy" / "meta.json").write_text(json.dumps(meta), "utf-8")
    assert model.version != before


def test_what_is_neither_a_folder_nor_installed_is_named() -> None:
    with pytest.raises(MissingDependency, match="xx_no_such_model"):
        _ = Model("xx_no_such_model").version


def test_names_are_given_without_article_title_and_comma(tmp_path: Path) -> None:
    (speech,) = heard(["Then Lord Vorn left the Zanth , at last."], "en", toy(tmp_path / "toy"))
    said = [(it.start, it.end, it.reason) for it in speech.candidates]
    assert said == [(10, 14, "found by toy"), (24, 29, "found by toy")]
    assert speech.opinion is None


def test_our_own_finds_names_that_no_list_has_and_says_how_likely_they_are() -> None:
    assert SHIPPED is not None
    assert (SHIPPED.called, SHIPPED.title) == ("the model", "en_scan2tei_names")
    text = "Then Walter Higgenbottom wrote to the Bureau of Ferries in Tillingford, and Higgenbottom sailed home."
    (speech,) = heard([text], "en", SHIPPED)
    assert "Walter Higgenbottom" in {text[it.start : it.end] for it in speech.candidates}
    assert speech.opinion is not None
    folder = Path(SHIPPED.place)
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 20e6
    assert (folder / "MODEL_CARD.md").is_file()


def test_a_list_knows_better_than_a_model_what_it_names_unless_a_person_may_bear_the_name(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    patterns = [{"label": "PERSON", "pattern": words} for words in ("Taejon", "Florence")]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]  # as above
    nlp.to_disk(tmp_path / "wild")
    (speech,) = heard(["Taejon was lost. Florence wept."], "en", Model(str(tmp_path / "wild")))
    guessed = [(it.start, it.kind) for it in speech.candidates if it.sources == (Source.MODEL,)]
    assert guessed == [(17, EntityKind.PERSON)]
