"""Our grammar is a strict subset of TEI's own: what it takes, tei_all takes, as jing judges."""

import shutil
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from pipeline.stages.tei import encode
from pipeline.stages.validate.schemas import schema
from tests.stages.tei.volumes import volume

TEI_ALL = Path(__file__).resolve().parents[4] / "shared" / "schemas" / "tei_all.rng"
VOLUMES, MUTANTS = 15, 250

pytestmark = pytest.mark.skipif(
    not TEI_ALL.is_file() or shutil.which("jing") is None, reason="tei_all.rng or jing is not on this machine"
)


def refused(files: list[Path]) -> str:
    """Return what jing says against the files, read as tei_all."""
    run = subprocess.run(["jing", TEI_ALL, *files], capture_output=True, text=True, check=False)
    said = [line for line in run.stdout.splitlines() if not line.startswith("[warning]")]
    return "\n".join(said[:20])


def mutants(roots: list[etree._Element], random: Random) -> Iterator[etree._Element]:
    """Yield editions with one or two things wrong, of the kinds that people and programs get wrong."""
    while True:
        root = deepcopy(random.choice(roots))
        for _ in range(random.choice((1, 1, 2))):
            mutate(root, random)
        yield root


def mutate(root: etree._Element, random: Random) -> None:
    """Change one thing."""
    nodes = [node for node in root.iter() if isinstance(node.tag, str) and node is not root]
    node, other = random.choice(nodes), random.choice(nodes)
    parent = node.getparent()
    assert parent is not None
    what = random.randrange(0, 8)
    if what == 0:
        parent.remove(node)
    elif what == 1:
        parent.insert(random.randrange(0, len(parent)), deepcopy(other))
    elif what == 2:
        node.tag = other.tag
    elif what == 3 and node.attrib:
        del node.attrib[random.choice(sorted(map(str, node.attrib)))]
    elif what == 4 and node.attrib:
        node.set(
            random.choice(sorted(map(str, node.attrib))), random.choice(("", "x", "3", "-1", "no", "a b", "1950-6"))
        )
    elif what == 5 and other.attrib:
        name = random.choice(sorted(map(str, other.attrib)))
        node.set(name, str(other.attrib[name]))
    elif what == 6:
        node.text = f"{node.text or ''}words"
    else:
        node.insert(0, deepcopy(other))


def test_what_we_write_is_tei(tmp_path: Path) -> None:
    files = [tmp_path / f"{seed}.xml" for seed in range(VOLUMES)]
    for seed, file in enumerate(files):
        file.write_bytes(encode(volume(seed)))
    assert refused(files) == ""


def test_the_good_edition_of_the_rules_is_tei() -> None:
    assert refused([Path(__file__).parent / "fixtures" / "valid.xml"]) == ""


def test_what_our_grammar_takes_is_tei(tmp_path: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(schema("scan2tei.rng")))
    random = Random(0)  # noqa: S311 - the same mutants every time
    roots = [etree.fromstring(encode(volume(seed))) for seed in range(VOLUMES)]
    taken = []
    for number, mutant in zip(range(MUTANTS), mutants(roots, random), strict=False):
        if grammar.validate(mutant):
            # Ids given twice are refused by our rules, not by the grammar, which lxml does not ask to look at them.
            unique(mutant)
            taken.append(tmp_path / f"{number}.xml")
            taken[-1].write_bytes(etree.tostring(mutant))
    assert 10 < len(taken) < MUTANTS / 2
    assert refused(taken) == ""


def unique(root: etree._Element) -> None:
    """Give every element that has an id one of its own."""
    for number, node in enumerate(root.iter()):
        if node.get("{http://www.w3.org/XML/1998/namespace}id"):
            node.set("{http://www.w3.org/XML/1998/namespace}id", f"id-{number}")
