"""A file of corrections is understood, or the person who wrote it is told why not."""

from pathlib import Path

import pytest

from pipeline.errors import BadConfig, FileAccess
from pipeline.model.amend import Proposal
from pipeline.model.correction import Act
from pipeline.store.proposals import proposals

AT = "2026-11-22T10:00:00Z"
HEAD = 'by = "Anna Berg"\n[[correction]]\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_who_once_and_what_for_each(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        HEAD + 'act = "read"\ntarget = "s0001-l001"\nnow = "Übel"\n'
        '[[correction]]\nact = "undo"\ntarget = "c-1"\nby = "Ben"\nat = "2026-01-01T00:00:00Z"\n',
    )
    assert proposals(path, AT) == (
        Proposal(Act.READ, "s0001-l001", "Anna Berg", AT, "Übel"),
        Proposal(Act.UNDO, "c-1", "Ben", "2026-01-01T00:00:00Z"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("by = Anna", "no valid TOML .*line 1"),
        ('name = "x"', "“name” that is not known"),
        ('correction = "x"', "begin each correction"),
        (HEAD + 'act = "sing"', "correction 1, asks for “sing”, which is none of read"),
        (HEAD + 'act = "read"\nline = "x"', "“line” that is not known"),
        (HEAD + 'act = "read"\ntarget = "x"', "does not say `now`"),
        (HEAD + 'act = "add"\ntarget = "x"\nnow = "place"', "does not say `quote`"),
        ('[[correction]]\nact = "drop"\ntarget = "x"', "does not say `by`"),
        (HEAD + 'act = "drop"\ntarget = 5', "`target` must be a text"),
    ],
)
def test_what_is_not_understood_is_said_in_a_sentence(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadConfig, match=words):
        proposals(written(tmp_path, text), AT)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileAccess, match="cannot be read"):
        proposals(tmp_path / "none.toml", AT)
