"""Every rule of ours lets a good edition pass and catches the fault it is made for."""

from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import MissingDependency
from pipeline.stages.validate import Violation, violations
from pipeline.stages.validate.schemas import schema

VALID = (Path(__file__).parent / "fixtures" / "valid.xml").read_text(encoding="utf-8")
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"

EXTENT = VALID[VALID.index("<extent>") : VALID.index("<publicationStmt>")]

FAULTS = (
    ("id-once", 'xml:id="h-1"', 'xml:id="p-1"'),
    ("facs-resolves", 'facs="#n-1-marker #s0001-z03"', 'facs="#n-1-marker #s0001-z99"'),
    ("resp-resolves", 'resp="#ner" cert="high">Rhee', 'resp="#nobody" cert="high">Rhee'),
    ("hand-resolves", 'rend="underline" hand="#hand-1"', 'rend="underline" hand="#hand-2"'),
    ("target-resolves", 'target="#s0001-l002" facs', 'target="#s0001-l099" facs'),
    ("ref-resolves", 'ref="#r-1"', 'ref="#r-9"'),
    ("who-resolves", 'who="#ed-1"', 'who="#ed-9"'),
    ("corresp-resolves", 'corresp="#pb-0002"', 'corresp="#pb-0009"'),
    ("chain-resolves", ' next="#e-3.2"', ""),
    ("part-goes-on", '<p xml:id="p-1">', '<p xml:id="p-1" part="I">'),
    ("part-begins", '<p xml:id="p-1">', '<p xml:id="p-1" part="F">'),
    ("resp-is-agent", 'resp="#ner" cert="high">Rhee', 'resp="#p-1" cert="high">Rhee'),
    ("who-is-agent", 'who="#ed-1"', 'who="#p-1"'),
    ("hand-is-hand", 'rend="underline" hand="#hand-1"', 'rend="underline" hand="#author"'),
    ("supplied-by-author", 'supplied resp="#author"', 'supplied resp="#ed-1"'),
    ("pb-to-surface", 'xml:id="pb-0002" facs="#s0002"', 'xml:id="pb-0002" facs="#s0002-z01"'),
    ("lb-to-line", '<lb facs="#s0001-l002"/>', '<lb facs="#s0001-z02"/>'),
    ("line-once", '<lb break="no" rend="hyphen" facs="#s0001-l003"/>', '<lb break="no" facs="#s0001-l002"/>'),
    ("facs-is-place", 'facs="#s0001-z04 #s0001-m01"', 'facs="#s0001-z04 #p-1"'),
    ("page-in-text", '<pb n="275" xml:id="pb-0002" facs="#s0002"/>', '<pb n="275" xml:id="pb-0002"/>'),
    ("surface-extent", 'n="275" ulx="0" uly="0" lrx="1000"', 'n="275" ulx="0" uly="0" lrx="0"'),
    ("zone-order", 'ulx="100" uly="1300" lrx="900" lry="1320"><', 'ulx="1000" uly="1300" lrx="900" lry="1320"><'),
    ("marker-has-note", 'facs="#n-1-marker #s0001-z03"', 'facs="#s0001-z03"'),
    ("turned-marker-has-note", 'resp="#tesseract" facs="#n-2-marker"', 'resp="#tesseract"'),
    ("page-number-once", '<pb n="275"', '<pb n="274"'),
    ("fw-after-pb", "</p>\n        <gap", '</p><fw type="pageNum">2</fw>\n        <gap'),
    ("fw-words", "The council</fw>", "</fw>"),
    ("hyphen-divides", '<lb break="no" rend="hyphen"', '<lb rend="hyphen"'),
    ("milestone-in-note", "for</hi>", 'for<milestone unit="page" corresp="#pb-0002"/></hi>'),
    (
        "note-not-nested",
        "Kim, 14;",
        'Kim<note xml:id="n-3" n="9" place="bottom" type="authorial"><p xml:id="n-3-p">Ibid.</p></note>',
    ),
    ("note-numbered", 'xml:id="n-1" n="7"', 'xml:id="n-1"'),
    (
        "note-once",
        "</note> left",
        '</note><note xml:id="n-3" n="7" place="bottom" type="authorial"><p xml:id="n-3-p">Ibid.</p></note> left',
    ),
    ("orphan-is-doubtful", ' cert="low" resp="#tesseract" facs="#n-2-marker"', ' facs="#n-2-marker"'),
    (
        "note-has-words",
        '<p xml:id="n-1-p"><lb facs="#s0001-l004"/>Kim, 14;<milestone unit="page" n="275" corresp="#pb-0002"/> and 15.',
        '<p xml:id="n-1-p"><gap reason="noteNotFound" resp="#tesseract"/>',
    ),
    (
        "margin-not-nested",
        "Kim, 14;",
        'Kim<note xml:id="m-2" type="marginalia" subtype="printed" place="margin">1950</note>',
    ),
    (
        "margin-has-content",
        "</note> left",
        '</note><note xml:id="m-2" type="marginalia" subtype="printed" place="margin"/> left',
    ),
    ("not-empty", ">Impact<", "><"),
    ("unclear-not-empty", ">talks<", "><"),
    ("div-not-empty", "</div>", '</div><div xml:id="div-2"/>'),
    ("title-not-empty", "<title>The council and the war</title>", "<title> </title>"),
    ("gap-of-pages", 'unit="page" quantity="1" cert', 'unit="chars" quantity="1" cert'),
    ("gap-of-letters", 'unit="chars" quantity="3"', 'unit="page" quantity="3"'),
    ("gap-not-nothing", 'quantity="3" resp', 'quantity="0" resp'),
    ("when-alone", 'from="1950-06-25" to', 'when="1950" from="1950-06-25" to'),
    ("one-beginning", 'from="1950-06-25" to', 'notBefore="1950" from="1950-06-25" to'),
    ("real-month", 'from="1950-06-25"', 'from="1950-00-25"'),
    ("real-day", 'to="1950-06-27"', 'to="1950-06-32"'),
    ("span-in-order", 'to="1950-06-27"', 'to="1950-06-24"'),
    ("citation-not-nested", ">Hong<", '><bibl xml:id="b-9" resp="#tesseract" cert="low">Hong</bibl><'),
    ("citation-has-words", '<ref target="#bibl-0001">Ibid.</ref></bibl>', "</bibl>"),
    ("citation-not-of-itself", 'xml:id="bibl-0002" corresp="#bibl-0001"', 'xml:id="bibl-0002" corresp="#bibl-0002"'),
    ("part-in-citation", "for</hi>", '<title level="m">for</title></hi>'),
    ("range-in-order", 'from="12" to="14"', 'from="14" to="12"'),
    ("ref-to-citation", 'target="#n-2"', 'target="#p-1"'),
    ("ref-of-kind", 'ref="#r-1"', 'ref="#r-2"'),
    ("occurrences-refer", '<ptr target="#e-2"/>', '<ptr target="#e-3"/>'),
)

BREACHES = (
    ("an element that is none of ours", "<heading> is no element", "<head ", "<heading "),
    ("text beside paragraphs", "<body> may not hold text", "<body>", "<body>Text"),
    (
        "an attribute that is none of ours",
        "<head> may have no attribute rend",
        '<head xml:id="h-1"',
        '<head xml:id="h-1" rend="big"',
    ),
    ("a date that is no ISO date", "from of <date> cannot be “1950-6-25”", 'from="1950-06-25"', 'from="1950-6-25"'),
    ("a word of doubt that TEI does not know", "one of: high, medium, low", 'cert="high">Rhee', 'cert="rather">Rhee'),
    (
        "two heads in a division",
        "<head> has no place in <div>",
        "<p xml:id",
        '<head xml:id="h-2">Again</head><p xml:id',
    ),
    (
        "a gap without a unit for its quantity",
        "<gap> may not have quantity by itself",
        'unit="chars" quantity="3"',
        'quantity="3"',
    ),
    ("a gap for no known reason", "reason of <gap> cannot be “tired”", 'reason="illegible"', 'reason="tired"'),
    ("a break that breaks", "break of <lb> cannot be “yes”", 'break="no"', 'break="yes"'),
    (
        "a line that points outside the edition",
        "facs of <lb> cannot be “http://example.org/”",
        'facs="#s0001-l002"',
        'facs="http://example.org/"',
    ),
    ("a reader's note without a hand", "<note> lacks the attribute hand", ' hand="#hand-1" anchored', " anchored"),
    (
        "a printed note without a place",
        "<note> lacks the attribute place",
        ' place="bottom" type="authorial" facs',
        ' type="authorial" facs',
    ),
    ("an arrow of one point", "points of <path> cannot be", 'points="80,130 100,130"', 'points="80,130"'),
    (
        "a polygon of three corners",
        "points of <zone> cannot be",
        "100,100 900,110 900,130 100,120",
        "100,100 900,110 900,130",
    ),
    (
        "a zone without a place",
        "<zone> lacks something",
        'subtype="bracket" hand="#hand-1" ulx="10"',
        'subtype="bracket" hand="#hand-1"',
    ),
    ("a zone of an unknown kind", "type of <zone> cannot be “endnote”", 'type="footnote"', 'type="endnote"'),
    ("a version that is no number", "version of <application> cannot be “five”", 'version="5.3.0"', 'version="five"'),
    (
        "a name without anybody who says so",
        "<persName> lacks the attribute resp",
        ' resp="#ner" cert="high">Rhee',
        ' cert="high">Rhee',
    ),
    ("a page without an id", "<pb> lacks the attribute xml:id", 'n="275" xml:id="pb-0002"', 'n="275"'),
    ("a header without its extent", "<fileDesc> lacks <extent>", EXTENT, ""),
    ("a note in an unknown place", "place of <note> cannot be “somewhere”", 'place="margin left"', 'place="somewhere"'),
)


def broken(old: str, new: str) -> tuple[Violation, ...]:
    assert VALID.count(old) >= 1, old
    faulty = VALID.replace(old, new, 1)
    if new.startswith("<heading"):
        faulty = faulty.replace("</head>", "</heading>", 1)
    return violations(faulty.encode())


def rules() -> list[str]:
    return [str(node.get("id")) for node in etree.parse(schema("scan2tei.sch")).iter(f"{SCHEMATRON}assert")]


def test_a_good_edition_has_no_violations() -> None:
    assert violations(VALID.encode()) == ()


def test_each_rule_has_a_fault_to_catch() -> None:
    assert sorted(rules()) == sorted(rule for rule, _, _ in FAULTS)


@pytest.mark.parametrize(("rule", "old", "new"), FAULTS, ids=[rule for rule, _, _ in FAULTS])
def test_each_rule_catches_its_fault(rule: str, old: str, new: str) -> None:
    found = [violation for violation in broken(old, new) if violation.rule == rule]
    assert found
    assert all(violation.line > 0 and violation.message.endswith(".") for violation in found)


@pytest.mark.parametrize(
    ("words", "old", "new"), [breach[1:] for breach in BREACHES], ids=[breach[0] for breach in BREACHES]
)
def test_the_grammar_says_what_is_wrong_where_it_is_wrong(words: str, old: str, new: str) -> None:
    line = VALID[: VALID.index(old)].count("\n") + 1
    said = [violation for violation in broken(old, new) if words in violation.message]
    assert [violation.rule for violation in said] == ["grammar"]
    assert abs(said[0].line - line) <= 8


def test_a_violation_names_the_line_it_is_on() -> None:
    line = VALID[: VALID.index(">Impact<")].count("\n") + 1
    assert [violation.line for violation in broken(">Impact<", "><")] == [line]


def test_a_file_that_is_not_well_formed_is_said_to_be_so() -> None:
    (violation,) = violations(VALID.replace("</body>", "").encode())
    assert violation.rule == "well-formed"
    assert "Mend it" in violation.message


def test_an_empty_file_is_not_well_formed() -> None:
    assert [violation.rule for violation in violations(b"")] == ["well-formed"]


def test_no_entity_is_ever_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    doctype = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<TEI'
    (violation,) = broken("<TEI", doctype)
    assert violation.rule == "doctype"
    assert "secret words" not in violation.message


def test_entities_within_entities_do_no_harm() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    faulty = VALID.replace("<TEI", f"<!DOCTYPE TEI [{bomb}]><TEI", 1).replace(">Impact<", ">&e9;<")
    (violation,) = violations(faulty.encode())
    assert violation.rule in ("well-formed", "doctype")


def test_a_schema_that_is_missing_is_named() -> None:
    with pytest.raises(MissingDependency, match=r"nothing\.rng"):
        schema("nothing.rng")
