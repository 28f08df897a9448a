"""The whole road, on volumes small enough to walk it in seconds."""

import os
import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.errors import BadArguments, BadConfig, EncryptedPdf, ExitCode, MissingDependency
from pipeline.store import Store
from pipeline.store.journal import Journal
from pipeline.workflow import Job, Outcome, Progress, Selection, clean, correct, digitise, explain, sources

CHAPTER = """\
The Council had met twice before the delegates agreed.¹ Nobody in the room believed that the

second meeting would settle anything, and nobody said so.

¹ Minutes of the meeting, June 27, 1950.
"""

BODY = {
    1: "By the time that the delegates had gone home\nnobody in the town believed in the peace of\n"
    "which they had spoken so often, and the old",
    2: "men sat in the orchard by the river and told\none another what they had seen in the war of\n"
    "their fathers, which had been a long one. The",
    3: "first winter came early in that year, and when\nthe snow had gone the armies stood where they\n"
    "had stood before. They went home in the spring.",
}


def transcript(folder: Path, text: str = CHAPTER, name: str = "chapter") -> Path:
    volume = folder / "raw" / name
    volume.mkdir(parents=True, exist_ok=True)
    (volume / "transcript.txt").write_text(text, encoding="utf-8")
    return volume


def job(volume: Path, output: Path) -> Job:
    return Job(sources([volume])[0], output)


def printed(path: Path, text: str) -> Path:
    """Draw a page of print, dark on light, at 150 pixels an inch."""
    page = Image.new("L", (900, 1200), 245)
    font = ImageFont.load_default(30)
    for number, line in enumerate(text.splitlines()):
        ImageDraw.Draw(page).text((120, 150 + 50 * number), line, 20, font)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.save(path, dpi=(150, 150))
    return path


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_transcript_becomes_a_valid_edition_with_its_note_at_the_marker(tmp_path: Path) -> None:
    outcome = digitise(job(transcript(tmp_path), tmp_path / "out"))
    edition = Path(outcome.edition).read_text(encoding="utf-8")
    assert (outcome.violations, outcome.failed, outcome.exit_code) == ((), (), ExitCode.OK)
    assert (outcome.paragraphs, outcome.notes, outcome.anchored) == (1, 1, 1)
    assert "agreed.<note" in edition
    assert Path(outcome.report).is_file()


def test_a_second_run_works_on_nothing_and_leaves_every_byte(tmp_path: Path) -> None:
    volume, output = transcript(tmp_path), tmp_path / "out"
    first = digitise(job(volume, output))
    before = snapshot(output)
    second = digitise(job(volume, output))
    assert first.worked > 0
    assert second.worked == 0
    assert snapshot(output) == before


def test_the_same_scans_give_the_same_bytes_in_another_place(tmp_path: Path) -> None:
    here = digitise(job(transcript(tmp_path / "here"), tmp_path / "here" / "out"))
    there = digitise(job(transcript(tmp_path / "there"), tmp_path / "there" / "out"))
    assert Path(here.edition).read_bytes() == Path(there.edition).read_bytes()


def test_what_was_scanned_is_only_ever_read(tmp_path: Path) -> None:
    volume = transcript(tmp_path)
    before = snapshot(volume)
    digitise(job(volume, tmp_path / "out"))
    assert snapshot(volume) == before


def test_an_edition_that_somebody_changed_by_hand_is_kept(tmp_path: Path) -> None:
    volume, output = transcript(tmp_path), tmp_path / "out"
    edition = Path(digitise(job(volume, output)).edition)
    edition.write_text("<TEI>a day's work</TEI>", encoding="utf-8")
    outcome = digitise(job(volume, output))
    assert Path(outcome.kept).read_text(encoding="utf-8") == "<TEI>a day's work</TEI>"
    assert "agreed." in edition.read_text(encoding="utf-8")


def test_what_was_cleaned_away_is_no_handiwork(tmp_path: Path) -> None:
    volume, output = transcript(tmp_path), tmp_path / "out"
    digitise(job(volume, output))
    clean(sources([volume])[0], output)
    transcript(tmp_path, CHAPTER.replace("twice", "three times"))
    outcome = digitise(job(volume, output))
    assert (outcome.kept, outcome.worked > 0) == ("", True)


def test_scans_that_are_not_there_cannot_be_asked_for(tmp_path: Path) -> None:
    asked = Job(sources([transcript(tmp_path)])[0], tmp_path / "out", selection=Selection.parse("5"))
    with pytest.raises(BadArguments, match="has 1 scans: there are none of --pages 5"):
        digitise(asked)


def test_whatever_has_an_id_in_the_edition_can_be_explained(tmp_path: Path) -> None:
    volume, output = transcript(tmp_path), tmp_path / "out"
    edition = Path(digitise(job(volume, output)).edition).read_text(encoding="utf-8")
    text = edition[edition.index("<text") :]
    for element in re.findall(r'xml:id="([^"]+)"', text)[1:]:
        assert explain(sources([volume])[0], output, element).id == element


def test_a_time_of_two_dates_is_explained_by_the_first_and_every_name_says_why(tmp_path: Path) -> None:
    volume, output = (
        transcript(tmp_path, "THE WAR\n\nFrom 1950 to 1953 there was war in the hills of Korea.\n"),
        tmp_path / "out",
    )
    edition = Path(digitise(job(volume, output)).edition).read_text(encoding="utf-8")
    (whole,) = re.findall(r'<date xml:id="([^"]+)" from="1950" to="1953"', edition)
    told = explain(sources([volume])[0], output, whole)
    assert any("likely to be such a name): a date" in note for note in told.notes)


def test_a_name_in_a_caption_is_explained(tmp_path: Path) -> None:
    war = "The delegates had gone home by then, and nobody in the town believed in the peace.\n"
    volume, output = transcript(tmp_path, f"{war}\n14. Ships off Korea in 1950.\n\n{war}"), tmp_path / "out"
    edition = Path(digitise(job(volume, output)).edition).read_text(encoding="utf-8")
    (caption,) = re.findall("<figure.*?</figure>", edition, re.DOTALL)
    (place,) = re.findall(r'<placeName xml:id="([^"]+)"', caption)
    assert explain(sources([volume])[0], output, place).kind == "place “Korea”"


def test_a_correction_of_a_line_stands_in_the_edition_and_survives_a_clean_run(tmp_path: Path) -> None:
    volume, output = transcript(tmp_path), tmp_path / "out"
    digitise(job(volume, output))
    fixes = tmp_path / "fixes.toml"
    fixes.write_text(
        'by = "Anna Berg"\n[[correction]]\nact = "read"\ntarget = "s0001-l002"\n'
        'now = "third meeting would settle anything, and nobody said so."\n',
        encoding="utf-8",
    )
    done = correct(job(volume, output), fixes, "2026-01-02T03:04:05Z")
    assert (len(done.new), done.outcome.exit_code) == (1, ExitCode.OK)
    Store(output / "chapter").clean()
    edition = Path(digitise(job(volume, output)).edition).read_text(encoding="utf-8")
    assert "third meeting" in edition
    assert "Anna Berg" in edition
    assert correct(job(volume, output), fixes, "2026-02-02T03:04:05Z").new == ()
    assert len(Journal(output / "chapter" / "corrections").read().corrections) == 1


def test_a_broken_scan_fails_alone_and_is_named(tmp_path: Path) -> None:
    volume = tmp_path / "raw" / "book"
    printed(volume / "1.png", "The first page has words\nthat can be read.")
    (volume / "2.png").write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    outcome = digitise(job(volume, tmp_path / "out"))
    assert [failed.scan for failed in outcome.failed] == ["2.png"]
    assert "2.png" in outcome.failed[0].reason
    assert (outcome.violations, outcome.exit_code) == ((), ExitCode.SOME_PAGES_FAILED)
    assert "first page has words" in " ".join(Path(outcome.edition).read_text(encoding="utf-8").split())


def test_a_changed_page_redoes_that_page_and_what_depends_on_it(tmp_path: Path) -> None:
    volume, output = tmp_path / "raw" / "book", tmp_path / "out"
    for number, text in enumerate(("The first page of three.", "The second page of three.", "The third page."), 1):
        printed(volume / f"{number}.png", text)
    digitise(job(volume, output))
    read = output / "book" / "stages" / "ocr"
    before = {path.name: path.stat().st_mtime_ns for path in read.iterdir()}
    printed(volume / "2.png", "Another second page.")
    outcome = digitise(job(volume, output))
    changed = {path.name for path in read.iterdir() if path.stat().st_mtime_ns != before.get(path.name)}
    assert changed == {"s0002.json"}
    assert "Another second page" in Path(outcome.edition).read_text(encoding="utf-8")


def test_only_the_scans_asked_for_are_read(tmp_path: Path) -> None:
    volume = tmp_path / "raw" / "book"
    for number in (1, 2, 3):
        printed(volume / f"{number}.png", f"Page number {number} of the book.")
    outcome = digitise(Job(sources([volume])[0], tmp_path / "out", selection=Selection.parse("2")))
    assert outcome.pages == 1


def test_what_was_not_asked_for_or_not_read_is_not_missing(tmp_path: Path) -> None:
    volume = tmp_path / "raw" / "book"
    for number in (1, 3):
        printed(volume / f"{number}.png", f"{number}    THE HISTORY OF THE WAR\n\n\n{BODY[number]}")
    (volume / "2.png").write_bytes(b"no picture")
    source = sources([volume])[0]
    for selection in ("1,3", ""):
        outcome = digitise(Job(source, tmp_path / "out", selection=Selection.parse(selection)))
        assert "pagesMissingFromScan" not in Path(outcome.edition).read_text(encoding="utf-8")
    assert len(outcome.failed) == 1


def test_scans_stand_in_the_order_that_the_archivist_wants(tmp_path: Path) -> None:
    volume = tmp_path / "raw" / "book"
    for place, number in enumerate((1, 3, 2, 2), 1):
        printed(volume / f"{place}.png", f"{number}    THE HISTORY OF THE WAR\n\n\n{BODY[number]}")
    before = digitise(job(volume, tmp_path / "out"))
    assert before.findings > 0
    (volume / "volume.toml").write_text('[scans]\norder = "1, 3, 2"\nomit = "4"\n', encoding="utf-8")
    after = digitise(job(volume, tmp_path / "out"))
    edition = Path(after.edition).read_text(encoding="utf-8")
    assert (after.pages, after.worked > 0, after.violations) == (3, True, ())
    assert edition.index("delegates had gone") < edition.index("orchard by the river") < edition.index("winter came")
    assert "Scans are in the order 1, 3, 2, as volume.toml says." in edition


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    seen: list[Progress] = []
    digitise(job(transcript(tmp_path), tmp_path / "out"), seen.append)
    assert seen[0].done == 0
    assert seen[-1].done == seen[-1].total


def test_a_volume_toml_with_an_unknown_key_stops_before_any_work(tmp_path: Path) -> None:
    volume = transcript(tmp_path)
    (volume / "volume.toml").write_text('titel = "x"', encoding="utf-8")
    with pytest.raises(BadConfig, match="Did you mean 'title'"):
        digitise(job(volume, tmp_path / "out"))


def test_a_language_without_a_model_is_said_once_for_the_volume(tmp_path: Path) -> None:
    volume = tmp_path / "raw" / "book"
    printed(volume / "1.png", "words")
    with pytest.raises(MissingDependency, match="qqq"):
        digitise(Job(sources([volume])[0], tmp_path / "out", languages="qqq"))


def test_an_encrypted_pdf_is_told_apart(tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    path = tmp_path / "secret.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(EncryptedPdf, match=r"secret\.pdf"):
        digitise(job(path, tmp_path / "out"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    locked = tmp_path / "out"
    locked.mkdir(mode=0o500)
    with pytest.raises(Exception, match="permissions"):
        digitise(job(transcript(tmp_path), locked))


def test_the_outcome_that_is_kept_is_the_one_that_was_told(tmp_path: Path) -> None:
    volume, output = transcript(tmp_path), tmp_path / "out"
    told = digitise(job(volume, output))
    assert Store(output / "chapter").latest("outcome", "outcome", Outcome) == told
