"""The ODD says what the grammar and the rules say."""

import shutil
import subprocess

import pytest
from lxml import etree

from pipeline.stages.validate.grammar import definitions
from pipeline.stages.validate.schemas import schema
from tests.stages.validate.test_subset import TEI_ALL

TEI = "{http://www.tei-c.org/ns/1.0}"
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"

ODD = etree.parse(schema("scan2tei.odd"))


def test_it_has_the_elements_of_the_grammar() -> None:
    declared = sorted(str(spec.get("ident")) for spec in ODD.iter(f"{TEI}elementSpec"))
    included = sorted(
        name for module in ODD.iter(f"{TEI}moduleRef") for name in str(module.get("include") or "").split()
    )
    assert declared == included == sorted(definitions())


def test_it_has_the_attributes_of_the_grammar() -> None:
    for spec in ODD.iter(f"{TEI}elementSpec"):
        ways = definitions()[str(spec.get("ident"))]
        declared = {str(attribute.get("ident")) for attribute in spec.iter(f"{TEI}attDef")}
        assert declared == {name for way in ways for name in way.attributes}, spec.get("ident")


def test_it_has_the_rules_of_the_schematron() -> None:
    def rules(tree: etree._ElementTree) -> list[tuple[str | None, str | None, str]]:
        return [
            (node.get("id"), node.get("test"), " ".join((node.text or "").split()))
            for node in tree.iter(f"{SCHEMATRON}assert")
        ]

    assert rules(ODD) == rules(etree.parse(schema("scan2tei.sch")))


@pytest.mark.skipif(not TEI_ALL.is_file() or shutil.which("jing") is None, reason="tei_all.rng or jing is not here")
def test_it_is_tei() -> None:
    run = subprocess.run(["jing", TEI_ALL, schema("scan2tei.odd")], capture_output=True, text=True, check=False)
    assert [line for line in run.stdout.splitlines() if not line.startswith("[warning]")] == []
