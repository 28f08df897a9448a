"""What somebody has tagged in an edition is the truth about its names."""

from pathlib import Path

from benchmarks.names.editions import edition
from benchmarks.names.passage import Passage
from benchmarks.names.trial import corrected

NOTE = "<note><p><author>A. Beck</author>, <title>On <placeName>Rye</placeName></title>.</p></note>"
TEXT = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><p>Of <placeName>Nowhere</placeName></p></teiHeader><text><body>
<fw type="header"><placeName>Rye</placeName></fw>
<p><lb/><persName>Jane
  Ro<lb break="no"/>we</persName> met<!-- and --> <rs type="group">Danes</rs>{NOTE}
  in <date when="1801">1801</date>.</p>
<note type="marginalia"><placeName>Rye</placeName></note>
<figure><head>A view of <geogName>the Rother</geogName></head></figure></body></text></TEI>"""


def test_blocks_and_their_notes_become_passages_of_one_volume(tmp_path: Path) -> None:
    (tmp_path / "rye.xml").write_text(TEXT, "utf-8")
    assert list(edition(tmp_path / "rye.xml")) == [
        Passage("Jane Rowe met Danes in 1801.", ((0, 9, "PERSON"), (14, 19, "GROUP"), (23, 27, "DATE")), volume="rye"),
        Passage("A. Beck, On Rye.", ((0, 7, "PERSON"), (9, 15, "WORK")), note=True, volume="rye"),
        Passage("A view of the Rother", ((10, 20, "PLACE"),), volume="rye"),
    ]


def test_every_edition_below_a_folder_is_a_trial(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for path in (tmp_path / "a" / "one.xml", tmp_path / "two.xml"):
        path.write_text(TEXT, "utf-8")
    assert [(trial.name, trial.words) for trial in corrected(tmp_path)] == [("a/one.xml", 15), ("two.xml", 15)]
