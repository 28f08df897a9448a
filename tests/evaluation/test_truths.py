"""What the press and the corpora know for certain is held against editions in the same way as other editions are."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BadInput, FileAccess
from pipeline.evaluation import Evaluation, Hits, evaluate, total
from tests.evaluation.chapter import written

GOLD: dict[str, Any] = {
    "blocks": [
        {"type": "heading", "text": "The road before the railway"},
        {
            "type": "p",
            "text": "Nobody in the valley had expected Anna Berg to return before the thaw.⟦n1⟧ The carriers kept "
            "their horses under a leaning barn and waited there for news of the bridge. Eleven wagons stood loaded "
            "with slate along the eastern wall. At dusk the postmaster brought word that Harrow Ford was open again.",
        },
        {
            "type": "p",
            "text": "Every one of the older accounts agrees upon this point, and every one of them was written by "
            "somebody who stayed at home.⟦n2⟧ A journal that was kept on the march itself tells another story "
            "altogether.",
        },
        {"type": "missing_pages", "pages": [42, 43]},
        {
            "type": "p",
            "text": "Seven years afterwards the toll keeper sold what remained of his stock to a dealer from Northern "
            "Slate Works.⟦n3⟧ With the proceeds he bought a small orchard.",
        },
        {"type": "figure", "caption": "Plate 4. The bridge in winter."},
        {
            "type": "p",
            "text": "Whether the orchard ever bore fruit is not recorded anywhere, although a later surveyor drew "
            "eleven trees upon his map.",
        },
    ],
    "notes": {
        "n1": "Letter of March 3, 1912, in the parish archive.",
        "n2": "The younger clerk copied them out in his own hand, and what he left out can only be guessed at today.",
        "n3": "Ibid., folio 12.",
    },
    "note_labels": {f"n{n}": {"label": str(n), "page": 40} for n in (1, 2, 3)},
    "page_numbers": [40, 41],
}


def words(text: str, zone: str, page: int, top: float) -> list[dict[str, Any]]:
    """Return words in a row, as a gt.json has them."""
    box = [[100, top], [140, top], [140, top + 30], [100, top + 30]]
    shifted = [[[x + 45 * n, y] for x, y in box] for n in range(len(text.split()))]
    return [
        {"text": word, "zone": zone, "page": page, "polygon": it}
        for word, it in zip(text.split(), shifted, strict=True)
    ]


def scans() -> list[dict[str, Any]]:
    """Return the scans of the chapter, the second note running over them."""
    bodies = [block["text"] for block in GOLD["blocks"] if block["type"] == "p"]
    first, second = f"{bodies[0]} {bodies[1]}".split(" at home.")
    ours, over = GOLD["notes"]["n2"].split(", and what")
    clean = [text.replace("⟦n1⟧", "") for text in (first, f"at home.{second} {bodies[2]} {bodies[3]}")]
    clean[1] = clean[1].replace("⟦n2⟧", "").replace("⟦n3⟧", "")
    notes = (f"{GOLD['notes']['n1']} {ours},", f"and what{over} {GOLD['notes']['n3']}")
    hand = {"type": "margin_hand", "text": "compare ledger", "page": 40}
    hand |= {"polygon": [[910, 300], [990, 300], [990, 380], [910, 380]]}
    return [
        {
            "image": f"000{n + 1}.png",
            "width": 1000,
            "height": 1400,
            "zones": [hand] * (n == 0),
            "words": [
                *words("Minutes of the Valley Company", "running_head", 40 + n, 50),
                *words(str(40 + n), "page_number", 40 + n, 52),
                *words(clean[n], "main", 40 + n, 300),
                *words(notes[n], "footnote", 40 + n, 1120),
            ],
        }
        for n in (0, 1)
    ]


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    folder = tmp_path / "truth"
    folder.mkdir()
    (folder / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def less_than_perfect(found: Evaluation) -> set[str]:
    return {it.name for it in found.measures if not it.perfect}


def test_an_edition_that_says_what_is_true_is_perfect(truth: Path, tmp_path: Path) -> None:
    found = evaluate(written(tmp_path), truth / "gold.json")
    assert less_than_perfect(found) <= {"characters", "words"}, "a gold.json alone knows of no handwriting"
    assert not {it.name for it in found.measures} & {"zones", "joined", "page beginnings", "names strict"}
    assert found.measure("markers") == Hits("markers", "", 3, 3, 3)


def test_with_the_scans_truth_more_is_measured(truth: Path, tmp_path: Path) -> None:
    (truth / "gt.json").write_text(json.dumps(scans()), encoding="utf-8")
    found = evaluate(written(tmp_path), truth)
    assert less_than_perfect(found) <= {"zones"}
    assert found.measure("joined") == Hits("joined", "", 1, 1, 1)
    assert found.measure("page beginnings") == Hits("page beginnings", "", 2, 2, 2)
    assert found.measure("handwriting", "IoU 0.5") == Hits("handwriting", "IoU 0.5", 1, 1, 1)


def test_of_words_only_their_own_area_is_asked_for(truth: Path, tmp_path: Path) -> None:
    (truth / "gt.json").write_text(json.dumps(scans()), encoding="utf-8")
    zones = evaluate(written(tmp_path), truth).measure("zones", "running head")
    assert isinstance(zones, Hits)
    assert zones.precision == 1, "a zone reaches over the white between words"


def region(kind: str, *corners: int, **more: object) -> dict[str, Any]:
    left, top, right, bottom = corners
    return {"type": kind, "polygon": [[left, top], [right, top], [right, bottom], [left, bottom]], **more}


def page_file(folder: Path, *regions: dict[str, Any], **more: object) -> Path:
    page = {"image": "0001.jpg", "width": 1000, "height": 1400, "regions": list(regions), **more}
    path = folder / "0001.json"
    path.write_text(json.dumps(page), encoding="utf-8")
    return path


def test_regions_of_pages_are_compared_by_area(tmp_path: Path) -> None:
    gold = page_file(tmp_path, region("main", 100, 200, 900, 900), region("footnote", 100, 1000, 900, 1200))
    found = evaluate(written(tmp_path), gold)
    body, note = found.measure("zones", "body"), found.measure("zones", "note")
    assert isinstance(body, Hits)
    assert isinstance(note, Hits)
    assert body.perfect
    assert (note.precision, round(note.recall, 1)) == (1, 0.5)
    assert found.measure("characters", "body") is None


def test_a_region_that_may_be_called_otherwise_is_right_either_way(tmp_path: Path) -> None:
    either = region("main", 100, 1100, 900, 1200, alt_types=["footnote"])
    gold = page_file(tmp_path, region("main", 100, 200, 900, 900), either)
    found = evaluate(written(tmp_path), gold)
    for kind in ("body", "note"):
        measure = found.measure("zones", kind)
        assert measure is not None
        assert measure.perfect


def test_kinds_that_were_not_annotated_are_not_measured(tmp_path: Path) -> None:
    gold = page_file(tmp_path, region("main", 100, 200, 900, 900), annotated_types=["main"])
    parts = {it.part for it in evaluate(written(tmp_path), gold).measures if it.name == "zones"}
    assert parts == {"body"}


def test_counts_of_chapters_add_up(tmp_path: Path) -> None:
    gold = written(tmp_path, name="gold.xml")
    worse = evaluate(written(tmp_path, ('n="2"', 'n="8"')), gold)
    both = total([worse, evaluate(gold, gold)])
    assert next(it for it in both if it.name == "links") == Hits("links", "", 5, 6, 6)
    assert {(it.name, it.part) for it in both} == {(it.name, it.part) for it in worse.measures}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gold.json", "{}", "no truth of a chapter"),
        ("gold.json", "[1, 2", "no JSON"),
        ("gold.xml", "<TEI>", "no well-formed XML"),
        ("gold.xml", "<html/>", "neither <text> nor <facsimile>"),
        ("gold.xml", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "/etc/passwd">]><TEI><text>&x;</text></TEI>', "DOCTYPE"),
        ("0001.json", '{"regions": [{"type": "main"}]}', "no truth of pages"),
    ],
)
def test_a_gold_that_is_none_is_told(name: str, content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        evaluate(written(tmp_path), tmp_path / name)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccess, match="cannot be read"):
        evaluate(tmp_path / "nowhere.xml", tmp_path)
    with pytest.raises(BadInput, match="holds 0 XML files"):
        evaluate(written(tmp_path), _empty(tmp_path))


def _empty(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"
