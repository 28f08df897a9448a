"""The page shows each difference to anybody, beside its scan where that is there, and can do nothing but be read."""

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from pipeline.evaluation import Disagreement, Evaluation, Spot, evaluate
from pipeline.evaluation.glossary import BY_NAME
from pipeline.evaluation.page import Crops, page
from pipeline.model.geometry import Box
from tests.evaluation.chapter import written

DAMAGE = (
    ("leaning barn", "leanlng barn"),
    ('xml:id="n-2" n="2"', 'xml:id="n-2" n="7"'),
    ('xml:id="p-4"', 'xml:id="p-3"'),
)
NASTY = "<script>alert(1)</script> & \"quoted\" 'single' </style> ]]> $title ${body} \x0b\x00"


@pytest.fixture
def found(tmp_path: Path) -> Evaluation:
    return evaluate(written(tmp_path, *DAMAGE), written(tmp_path, name="gold.xml"))


def scan(folder: Path, name: str = "0001.png", size: tuple[int, int] = (1000, 1400)) -> None:
    folder.mkdir(exist_ok=True)
    Image.effect_noise(size, 60).save(folder / name)


def tree(evaluation: Evaluation, *folders: Path) -> html.HtmlElement:
    return html.fromstring(page(evaluation, Crops(folders)))


def test_every_difference_is_shown_without_scans_too(found: Evaluation, tmp_path: Path) -> None:
    shown = tree(found, tmp_path)
    assert len(list(shown.iterfind(".//ol/li"))) == len(found.disagreements)
    assert shown.find(".//img") is None
    assert "leanlng" in shown.text_content()


def test_a_difference_stands_beside_its_part_of_the_scan(found: Evaluation, tmp_path: Path) -> None:
    scan(tmp_path)
    pictures = list(tree(found, tmp_path).iter("img"))
    assert pictures
    kind, _, content = pictures[0].get("src").partition(",")
    assert kind == "data:image/jpeg;base64"
    with Image.open(BytesIO(b64decode(content))) as picture:
        assert picture.size == (int(pictures[0].get("width")), int(pictures[0].get("height")))
        assert picture.width > picture.height, "a line of print, and not the page"
    assert all(it.get("alt") for it in pictures)


def test_scans_are_found_by_their_name_in_another_folder(found: Evaluation, tmp_path: Path) -> None:
    scan(tmp_path / "elsewhere", size=(500, 700))
    frame = next(tree(found, tmp_path / "elsewhere").iter("rect"))
    assert float(frame.get("width")) == 400, "the scan is half as large as the edition says"


def test_a_broken_scan_is_no_scan(found: Evaluation, tmp_path: Path) -> None:
    (tmp_path / "0001.png").write_bytes(b"no picture")
    assert tree(found, tmp_path).find(".//img") is None


def test_nothing_is_fetched(tmp_path: Path) -> None:
    spot = Spot("https://example.org/iiif/0001.png", Box(0, 0, 10, 10))
    said = Disagreement("links", "", "Wrong.", "a", "b", spot=spot)
    shown = page(Evaluation("e", "g", "n", (), (said,)), Crops((tmp_path,))).decode()
    assert "src=" not in shown


def test_nothing_that_was_read_is_more_than_text() -> None:
    nasty = Disagreement("foreign", NASTY, NASTY, NASTY, NASTY + "x", NASTY, NASTY, Spot(NASTY, Box(0, 0, 1, 1)))
    written_page = page(Evaluation(NASTY, NASTY, NASTY, (), (nasty,)), Crops(())).decode()
    assert "<script" not in written_page
    assert not re.search("[\x00\x0b]", written_page)
    shown = html.fromstring(written_page.encode())
    digest = b64encode(sha256((next(shown.iter("style")).text or "").encode()).digest()).decode()
    assert any(digest in (it.get("content") or "") for it in shown.iter("meta"))


def test_the_page_can_be_walked_by_its_headings(found: Evaluation, tmp_path: Path) -> None:
    shown = tree(found, tmp_path)
    ids = [it.get("id") for it in shown.iterfind(".//*[@id]")]
    assert len(set(ids)) == len(ids)
    assert all((link.get("href") or "")[1:] in ids for link in shown.iter("a"))
    assert [it.tag for it in shown.iter("h1", "h2")][:2] == ["h1", "h2"]
    assert all(it.get("scope") for it in shown.iter("th"))
    assert list(shown.iterfind(".//tr[@class='bad']//a"))


def test_every_measure_is_explained(found: Evaluation) -> None:
    assert {it.name for it in found.measures} <= BY_NAME.keys()
    assert {it.measure for it in found.disagreements} <= BY_NAME.keys()


def test_when_all_is_well_the_page_says_so(tmp_path: Path) -> None:
    gold = written(tmp_path)
    assert "agree in everything" in tree(evaluate(gold, gold)).text_content()


def test_pages_of_a_pdf_are_drawn(tmp_path: Path) -> None:
    pages = [Image.effect_noise((500, 700), 60), Image.new("L", (500, 700), 200)]
    pages[0].save(tmp_path / "book.pdf", save_all=True, append_images=pages[1:], resolution=72)
    spots = [Spot(f"book.pdf#page={n}", Box(100, 100, 400, 130), 500, 700) for n in (1, 2, 9)]
    made = Crops((tmp_path,)).of(spots)
    assert list(made) == spots[:2]
    assert made[spots[0]].address != made[spots[1]].address
    assert made[spots[0]].meant == Box(100, 100, 400, 130)
