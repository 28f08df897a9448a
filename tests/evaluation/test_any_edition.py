"""Any edition can be read, and agrees with itself, however it is encoded."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.evaluation import Hits, evaluate

HOLD = {"pointers", "ids", "empty", "rules"}
"""Measures of an edition in itself, which any may fail."""

NAMES = (
    *("div", "p", "p", "ab", "quote", "lg", "l", "list", "item", "head", "figure", "table", "row", "cell", "figDesc"),
    *("note", "note", "ref", "ptr", "anchor", "label", "fw", "pb", "lb", "cb", "gap", "milestone", "add", "metamark"),
    *("choice", "sic", "corr", "supplied", "unclear", "hi", "persName", "placeName", "date", "rs", "app", "rdg"),
)
VALUES = {
    "n": ("1", "2", "[3]", "*", "iv", ""),
    "place": ("bottom", "foot", "margin left", "left", "end"),
    "type": ("header", "pageNum", "marginalia", "running", "group", "reader", "catch"),
    "subtype": ("reader", "printed"),
    "target": ("#a", "#b", "#c", "http://example.org/"),
    "facs": ("#z1", "#z2", "#a"),
    "break": ("no", "yes"),
    "rend": ("hyphen", "brackets", "italic"),
    "unit": ("page", "chars"),
    "quantity": ("1", "2", "some"),
    "anchored": ("false", "true"),
    "part": ("I", "M", "F"),
}
WORDS = ("the", "road", "to the valley", "1", "* ", " ", "-", "\n", "Harrow Ford", "[", "ﬁrst", "twenty-", "e\u0301")
FACSIMILE = """<facsimile><surface><graphic url="1.png" width="100px" height="100px"/>
<zone xml:id="z1" type="paragraph" ulx="1" uly="1" lrx="90" lry="50"/>
<zone xml:id="z2" type="marginalia" subtype="reader" points="1,60 50,60 50,90"/></surface></facsimile>"""

ATTRIBUTES = st.dictionaries(st.sampled_from(sorted(VALUES)), st.integers(0, 6), max_size=3).map(
    lambda chosen: {name: VALUES[name][number % len(VALUES[name])] for name, number in chosen.items()}
)


def element(parts: tuple[str, dict[str, str], list[str]]) -> str:
    name, attributes, inside = parts
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{told}>{''.join(inside)}</{name}>"


CONTENT = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.tuples(st.sampled_from(NAMES), ATTRIBUTES, st.lists(inner, max_size=5)).map(element),
    max_leaves=60,
)
BODIES = st.lists(CONTENT, max_size=6).map("".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES, zoned=st.booleans())
def test_any_edition_agrees_with_itself(body: str, zoned: bool, tmp_path: Path) -> None:
    path = tmp_path / "any.xml"
    text = f"<text><body>{body}</body></text>"
    path.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{FACSIMILE * zoned}{text}</TEI>', encoding="utf-8")
    found = evaluate(path, path)
    assert not [it for it in found.measures if it.name not in HOLD and not it.perfect]
    assert not [it for it in found.disagreements if it.measure not in HOLD]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=BODIES, other=BODIES)
def test_any_two_editions_can_be_compared(one: str, other: str, tmp_path: Path) -> None:
    for name, body in (("one.xml", one), ("other.xml", other)):
        (tmp_path / name).write_text(f"<TEI>{FACSIMILE}<text><body>{body}</body></text></TEI>", encoding="utf-8")
    found = evaluate(tmp_path / "one.xml", tmp_path / "other.xml")
    for measure in found.measures:
        if isinstance(measure, Hits):
            assert measure.right <= min(measure.found, measure.wanted)
            assert 0 <= measure.f1 <= 1
        else:
            assert measure.errors >= 0
