"""However an edition is spoilt, it is said in words and with a line."""

from random import Random

import pytest
from lxml import etree

from pipeline.stages.tei import encode
from pipeline.stages.validate import violations
from pipeline.stages.validate.grammar import definitions
from tests.stages.tei.volumes import volume
from tests.stages.validate.test_subset import mutate


@pytest.mark.parametrize("seed", range(25))
def test_a_spoilt_edition_is_told_where_and_how(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same faults every time
    root = etree.fromstring(encode(volume(seed)))
    for _ in range(3):
        mutate(root, random)
    for violation in violations(etree.tostring(root)):
        assert violation.line > 0
        assert violation.message.endswith(".")
        assert "{" not in violation.message


def test_a_definition_knows_what_it_requires() -> None:
    (page_beginning,) = definitions()["pb"]
    assert page_beginning.required == ("xml:id",)
    assert page_beginning.values("break") == ("no",)
    assert page_beginning.accepts_value("facs", "#s0001 #s0002")
    assert not page_beginning.accepts_value("facs", "s0001")


def test_a_file_of_another_kind_is_told_so() -> None:
    (first, *_) = violations(b"<html><body><p>Hello</p></body></html>")
    assert first.message.startswith("<html> is no element of our editions")
