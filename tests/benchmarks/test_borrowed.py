"""What others wrote is referred to, and comes back as it was marked."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import benchmarks
from benchmarks.borrowed import applied, expanded, left_out, packed, remark

ROOM = Path(benchmarks.__file__).parent
FILES = [*ROOM.glob("names/marked/*.txt"), *ROOM.glob("citations/*.txt"), *ROOM.glob("dates/*.txt")]
CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "names"
LETTER = "The ferry to Lower Sandwick left without the doctor, who had gone back for an um-\nbrella on 3 May 1911."
MARKED = """# a remark
The ferry to {{Lower Sandwick|PLACE}} left without the doctor, who had gone back for an umbrella on {{3 May 1911|DATE}}.

Nobody in {{Upper Sandwick|PLACE}} has ever seen a ferry, a doctor or an umbrella, and all are well.
The ferry to {{Lower Sandwick|PLACE}} left without the baker, who had gone back for an umbrella on {{3 May 1911|DATE}}.
* The ferry to ⟦book {title:m|Lower Sandwick}⟧ left without the doctor, who had gone back
"""


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """Return a folder of corpora with a letter."""
    folder = tmp_path / "corpora"
    write(folder, LETTER)
    return folder


def write(corpora: Path, text: str) -> None:
    """Write the letter."""
    (corpora / "letters").mkdir(parents=True)
    line = json.dumps({"doc_id": "box-1#p2", "text": text})
    (corpora / "letters" / "train.jsonl").write_text(line + "\n", "utf-8")


@pytest.fixture
def path(tmp_path: Path, corpora: Path) -> Path:
    """Return a file in which what is borrowed is referred to."""
    path = tmp_path / "marked.txt"
    path.write_text(MARKED, "utf-8")
    path.write_text(packed(path, corpora), "utf-8")
    return path


def test_only_words_of_others_are_referred_to_and_all_comes_back(path: Path, corpora: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line[:1] for line in lines] == ["#", "@", "", "N", "T", "@"]
    assert "doctor" not in lines[1] + lines[5]
    assert lines[1].startswith("@letters/train.jsonl#box-1#p2 ")
    assert expanded(path, corpora) == MARKED


def test_what_is_packed_stays_as_it_is(path: Path, corpora: Path) -> None:
    assert packed(path, corpora) == path.read_text("utf-8")


def test_without_the_corpora_ours_is_left(path: Path, tmp_path: Path, corpora: Path) -> None:
    for where in (None, tmp_path / "nowhere"):
        assert expanded(path, where) == "".join(MARKED.splitlines(keepends=True)[n] for n in (0, 2, 3, 4))
        assert left_out(path, where) == 2
        assert remark([path], where).startswith("2 passages are left out")
    assert remark([path], corpora) == ""


def test_a_changed_corpus_is_told(path: Path, tmp_path: Path) -> None:
    write(tmp_path / "later", LETTER.replace("doctor", "vicar"))
    with pytest.raises(ValueError, match=r"box-1#p2 in .* is not the text that was marked"):
        expanded(path, tmp_path / "later")


def test_what_is_no_reference_is_told(tmp_path: Path, corpora: Path) -> None:
    (tmp_path / "marked.txt").write_text("@ the ferry\n", "utf-8")
    with pytest.raises(ValueError, match="no reference"):
        expanded(tmp_path / "marked.txt", corpora)


@given(st.text(), st.text())
def test_edits_copy_skip_and_put_in(text: str, more: str) -> None:
    assert applied([more, len(text)], text) == more + text
    assert applied([-len(text), more], text) == more


@pytest.mark.skipif(not CORPORA.is_dir(), reason="what our files borrow is in the shared corpora")
def test_our_files_hold_no_words_of_the_corpora(tmp_path: Path) -> None:
    path = tmp_path / "all.txt"
    path.write_text("".join(path.read_text("utf-8") for path in FILES), "utf-8")
    assert len(FILES) > 5
    assert left_out(path, CORPORA) == 0
    assert packed(path, CORPORA) == path.read_text("utf-8")
