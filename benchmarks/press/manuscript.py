"""What the author hands in: paragraphs, headings, notes, and the caption of a picture, in a light markup.

The file begins with `title:`, `author:` and `figure:` (a caption). A line `# …` is a heading, every other line
a paragraph, in which `[^key]` calls a note, `_…_` is italic, and `{figure}` says where the picture belongs;
`[^key]: …` is the note itself.
"""

import re
from dataclasses import dataclass
from pathlib import Path

PROSE = Path(__file__).parent / "prose"
NOTE = re.compile(r"\[\^(\w+)\]: (.+)")
HEAD = re.compile(r"(title|author|figure): (.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading, with its markup."""

    heading: bool
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A chapter as it comes to the press."""

    title: str
    author: str
    figure: str
    """Caption of the picture, "" where there is none."""
    blocks: tuple[Block, ...]
    notes: tuple[tuple[str, str], ...]
    """Key and text, in the order of the file."""

    @classmethod
    def read(cls, path: Path) -> "Manuscript":
        """Return the chapter in a file; KeyError if its title or author is not given."""
        head: dict[str, str] = {}
        blocks, notes = [], []
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            if match := HEAD.fullmatch(line):
                head[match[1]] = match[2]
            elif match := NOTE.fullmatch(line):
                notes.append((match[1], match[2]))
            else:
                blocks.append(Block(line.startswith("# "), line.removeprefix("# ")))
        return cls(head["title"], head["author"], head.get("figure", ""), tuple(blocks), tuple(notes))
