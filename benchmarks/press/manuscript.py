"""What the author hands in: paragraphs, headings, notes, and the caption of a picture, in a light markup.

The file begins with `title:`, `author:` and `figure:` (a caption), and a drawer of matter that a job may call for:
`side:` (a note for the margin), `quotation: lead-in > quotation > how the paragraph goes on`, `verse: lead-in >
line / line > how it goes on`, `table: caption > cell | cell // cell | cell`. A line `# …` is a heading, every
other line a paragraph, in which `[^key]` calls a note, `_…_` is italic, and `{figure}` says where the picture belongs;
`[^key]: …` is the note itself; ` ¶ ` divides its paragraphs.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PROSE = Path(__file__).parent / "prose"
NOTE = re.compile(r"\[\^(\w+)\]: (.+)")
HEAD = re.compile(r"(title|author|figure|side|quotation|verse|table): (.+)")


class Kind(StrEnum):
    """What a block or a line of the edition is."""

    PARAGRAPH = "p"
    CONTINUED = "continued"
    """The rest of a paragraph, after what interrupted it."""
    HEADING = "heading"
    QUOTATION = "quotation"
    VERSE = "verse"
    TABLE = "table"
    FIGURE = "figure"
    NOTE = "note"
    ENDNOTE = "endnote"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or matter from the drawer, with its markup."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """Matter that a job may call for, as it is written in the file."""

    sides: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    verses: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


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
    drawer: Drawer

    @classmethod
    def read(cls, path: Path) -> "Manuscript":
        """Return the chapter in a file; KeyError if its title or author is not given."""
        head: defaultdict[str, list[str]] = defaultdict(list)
        blocks, notes = [], []
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            if match := HEAD.fullmatch(line):
                head[match[1]].append(match[2])
            elif match := NOTE.fullmatch(line):
                notes.append((match[1], match[2]))
            else:
                kind = Kind.HEADING if line.startswith("# ") else Kind.PARAGRAPH
                blocks.append(Block(kind, line.removeprefix("# ")))
        drawer = Drawer(*(tuple(head[name]) for name in ("side", "quotation", "verse", "table")))
        title, author, figure = (" ".join(head[name]) for name in ("title", "author", "figure"))
        if not (title and author):
            raise KeyError(f"{path}: the title or the author is not given")
        return cls(title, author, figure, tuple(blocks), tuple(notes), drawer)
