"""Which volumes a path holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.errors import BadInput, NotAVolume
from pipeline.stages.acquire import sources
from pipeline.stages.acquire.source import natural, survey, volume_id


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def test_a_folder_of_images_is_a_volume_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    folder = touch(tmp_path / "book", "f10.TIF", "f2.jpg", "f1.png", "f3.jp2", "f04.webp")
    (source,) = sources([folder])
    assert source.id == "book"
    assert source.scans == ("f1.png", "f2.jpg", "f3.jp2", "f04.webp", "f10.TIF")


def test_what_is_no_scan_is_left_alone(tmp_path: Path) -> None:
    folder = touch(tmp_path / "book", "1.jpg", "Thumbs.db", ".DS_Store", ".hidden.jpg", "README.md", "volume.toml")
    touch(folder, "notes.txt", "authorities/people.txt", "licences/gpl.txt")
    (source,) = sources([folder])
    assert source.scans == ("1.jpg",)
    assert source.settings == folder / "volume.toml"


def test_a_folder_yields_the_volumes_below_it(tmp_path: Path) -> None:
    touch(tmp_path, "b/1.jpg", "a/x.pdf", "c/text.md", "c/README.txt", "empty/.keep", "deep/er/1.png")
    assert [(source.id, source.scans[0]) for source in sources([tmp_path])] == [
        ("a", "x.pdf"),
        ("b", "1.jpg"),
        ("c", "text.md"),
        ("er", "1.png"),
    ]


@pytest.mark.parametrize("name", ["scan.jpg", "chapter.pdf", "chapter.txt"])
def test_a_single_file_is_a_volume_of_its_own_name(tmp_path: Path, name: str) -> None:
    (source,) = sources([touch(tmp_path, name) / name])
    assert (source.id, source.folder, source.scans) == (Path(name).stem, tmp_path, (name,))


def test_several_pdfs_in_a_folder_are_several_volumes(tmp_path: Path) -> None:
    assert [source.id for source in sources([touch(tmp_path, "b.pdf", "a.pdf")])] == ["a", "b"]


def test_two_volumes_of_one_name_are_refused_by_both_their_paths(tmp_path: Path) -> None:
    touch(tmp_path, "one/Book/1.jpg", "two/book/1.jpg")
    with pytest.raises(BadInput, match=r"named book .*one.*two.*: rename one"):
        sources([tmp_path])


def test_the_same_volume_given_twice_is_one(tmp_path: Path) -> None:
    folder = touch(tmp_path / "book", "1.jpg")
    assert len(sources([folder, folder])) == 1


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ((), "holds no images"),
        (("a.docx",), "holds no images"),
        (("1.jpg", "book.pdf"), "holds images and also book.pdf"),
        (("1.jpg", "sub/1.jpg"), "holds images and also sub"),
    ],
)
def test_what_is_no_volume_is_said_in_a_sentence(tmp_path: Path, names: tuple[str, ...], sentence: str) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    with pytest.raises(NotAVolume, match=sentence):
        sources([touch(folder, *names)])


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotAVolume, match=r"nowhere does not exist"):
        sources([tmp_path / "nowhere"])


def test_a_folder_linked_into_itself_ends(tmp_path: Path) -> None:
    touch(tmp_path, "book/1.jpg")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [source.id for source in sources([tmp_path])] == ["book"]


def test_folders_linked_into_one_another_end(tmp_path: Path) -> None:
    touch(tmp_path, "one/1.pdf")
    touch(tmp_path, "two/2.pdf")
    (tmp_path / "one" / "other").symlink_to(tmp_path / "two", target_is_directory=True)
    (tmp_path / "two" / "other").symlink_to(tmp_path / "one", target_is_directory=True)
    assert len(survey([tmp_path])) > 1


def test_a_folder_that_is_linked_from_elsewhere_is_a_volume(tmp_path: Path) -> None:
    touch(tmp_path, "archive/box-4/1.jpg")
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "box-4").symlink_to(tmp_path / "archive" / "box-4", target_is_directory=True)
    (source,) = sources([tmp_path / "scans"])
    assert (source.id, source.scans) == ("box-4", ("1.jpg",))


@given(st.text(min_size=1, max_size=30))
def test_any_name_becomes_an_xml_name_and_a_file_name(name: str) -> None:
    identifier = volume_id(name)
    assert etree.fromstring(f'<!DOCTYPE a [<!ATTLIST a xml:id ID #IMPLIED>]><a xml:id="{identifier}"/>') is not None
    assert etree.QName(identifier).localname == identifier
    assert "/" not in identifier
    assert volume_id(identifier) == identifier


@given(st.lists(st.integers(0, 10**6), unique=True, min_size=2))
def test_numbered_files_stand_in_the_order_of_their_numbers(numbers: list[int]) -> None:
    paths = [Path(f"f{number}.jpg") for number in numbers]
    assert [path.name for path in sorted(paths, key=natural)] == [f"f{number}.jpg" for number in sorted(numbers)]
