"""The table of numbers that ships with the lists: each is of one thing, and only where its name says so."""

import csv
import re
from collections import Counter
from importlib.resources import files

from pipeline.model.entity import Referent
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.lists.gazetteer import gazetteer
from pipeline.stages.tag.lists.index import indexed
from pipeline.stages.tag.lists.links import Links

NUMBERS = files("pipeline.stages.tag.lists") / "gazetteers" / "en.csv"
ROWS = list(csv.DictReader(NUMBERS.read_text("utf-8").splitlines()))
LINKS = Links(indexed(gazetteer("en").authority, "en"))


def numbers(name: str, *variants: str) -> dict[str, str]:
    entry = LINKS.of(Referent("x", EntityKind.PLACE, name, variants)).entry
    return dict(entry.idnos) if entry else {}


def test_every_row_names_what_the_lists_have() -> None:
    names = {(str(it.kind), it.name) for it in gazetteer("en").known}
    assert [row["name"] for row in ROWS if (row["kind"], row["name"]) not in names] == []
    texts = {(it.name, it.text) for it in gazetteer("en").known}
    assert [row for row in ROWS for it in row["not alone"].split("|") if it and (row["name"], it) not in texts] == []


def test_every_number_is_well_formed_and_given_once() -> None:
    for authority, form in (("wikidata", r"Q[1-9]\d*"), ("geonames", r"[1-9]\d*")):
        given = [row[authority] for row in ROWS if row[authority]]
        assert all(re.fullmatch(form, it) for it in given)
        assert [it for it, count in Counter(given).items() if count > 1] == []


def test_a_country_has_its_numbers_under_all_names_that_mean_nothing_else() -> None:
    assert numbers("Thailand") == {"wikidata": "Q869", "geonames": "1605651"}
    assert numbers("Persia")["wikidata"] == numbers("Iran")["wikidata"] == "Q794"
    assert numbers("ROK") == numbers("Republic of Korea") == numbers("South Korea") != {}


def test_homonyms_have_none_but_where_the_volume_tells() -> None:
    homonyms = [
        "Georgia", "Jordan", "Washington", "Congo", "Victoria", "Chad", "Turkey", "Ireland", "Guinea", "Macedonia",
        "Luxembourg", "Cambridge", "Birmingham", "St. Petersburg", "America", "China", "Mississippi",
    ]  # fmt: skip
    assert [name for name in homonyms if numbers(name)] == []
    assert numbers("China", "PRC")["wikidata"] == "Q148"
    assert numbers("Ireland", "Republic of Ireland")["wikidata"] == "Q27"


def test_a_war_is_found_however_its_last_word_begins() -> None:
    names = {it.text: it.name for it in gazetteer("en").known}
    assert names["Pacific war"] == names["Pacific War"] == "Pacific War"
