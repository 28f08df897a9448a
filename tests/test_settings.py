"""volume.toml."""

from pathlib import Path

import pytest

from pipeline.errors import BadConfig
from pipeline.model.arrangement import Arrangement
from pipeline.settings import arrangement, metadata


def write(folder: Path, content: str) -> Path:
    (folder / "volume.toml").write_text(content, encoding="utf-8")
    return folder


def test_a_volume_without_settings_is_named_after_its_folder(tmp_path: Path) -> None:
    assert metadata(tmp_path, "korean-war").title == "korean-war"


def test_what_is_stated_is_taken_and_the_rest_is_not_invented(tmp_path: Path) -> None:
    found = metadata(write(tmp_path, 'title = "War"\nauthor = ["A. One", "B. Two"]\ndate = 1950\n'), "v")
    assert (found.title, found.author, found.date, found.publisher) == ("War", ("A. One", "B. Two"), "1950", "")


def test_one_author_may_stand_without_a_list(tmp_path: Path) -> None:
    assert metadata(write(tmp_path, 'author = "A. One"'), "v").author == ("A. One",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('autor = "A. One"', "Did you mean 'author'"),
        ("zzz = 1", "The keys are: title"),
        ("title = ", "no valid TOML"),
        ("title = [1, 2]", "must be a text"),
        ("author = [1, 2]", "list of names"),
    ],
)
def test_what_is_not_understood_is_told_with_the_file_and_the_remedy(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(BadConfig, match=said) as told:
        metadata(write(tmp_path, content), "v")
    assert "volume.toml" in str(told.value)


def test_the_order_of_the_scans_is_no_part_of_the_book(tmp_path: Path) -> None:
    folder = write(tmp_path, 'title = "War"\npages = "1-9"\n[scans]\norder = "1, 3, 2"\nomit = 4\n')
    assert metadata(folder, "v").pages == "1-9"
    assert arrangement(folder) == Arrangement("1, 3, 2", "4")
    assert arrangement(tmp_path / "elsewhere") == Arrangement()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[scans]\nordre = '1'", "Did you mean 'order'"),
        ("[scans]\norder = '1, x'", '"x", which is no scan'),
        ("scans = 3", "must be a table"),
    ],
)
def test_an_order_that_is_not_understood_is_told_with_the_remedy(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(BadConfig, match=said):
        arrangement(write(tmp_path, content))
