"""A table of names: CSV, as spreadsheets write it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pipeline.authority.number import NUMBERINGS, OTHER, authority_number
from pipeline.errors import BadInput
from pipeline.model.authority import Entry
from pipeline.model.vocabulary import EntityKind

COLUMNS = ("name", "kind", "variants", "id", "dates", "note")
"""The columns beside those of numbers; only `name` must be there."""

OWN = "x-"
"""What the name of a column begins with that is for people only."""

DELIMITERS = ",;\t"

KINDS = {
    "person": EntityKind.PERSON, "persons": EntityKind.PERSON, "people": EntityKind.PERSON,
    "place": EntityKind.PLACE, "places": EntityKind.PLACE,
    "org": EntityKind.ORG, "orgs": EntityKind.ORG, "organisation": EntityKind.ORG, "organisations": EntityKind.ORG,
    "organization": EntityKind.ORG, "organizations": EntityKind.ORG, "body": EntityKind.ORG, "bodies": EntityKind.ORG,
    "group": EntityKind.GROUP, "groups": EntityKind.GROUP, "peoples": EntityKind.GROUP,
    "event": EntityKind.EVENT, "events": EntityKind.EVENT,
    "work": EntityKind.WORK, "works": EntityKind.WORK,
}  # fmt: skip
"""The words for a kind, in a column or as the name of a file."""

OTHERS = re.compile(rf"{OTHER}[\w.-]+")
"""One word: in the edition it is the @type of an idno, which has no blanks."""

ENDED = re.compile(r"\s*(?:[-–—†]|d\.|died|until|fl\.|to\b)", re.IGNORECASE)
"""What stands before a year in which nothing begins."""


def table(path: Path, content: bytes) -> tuple[Entry, ...]:
    """Return the entries of a table; BadInput, naming the row, if it is not what it should be."""
    text = _text(path, content)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = _columns(path, next(rows, []))
        made = [_Row(path, rows.line_num, columns, cells).entry() for cells in rows if any(map(str.strip, cells))]
    except csv.Error as error:
        raise BadInput(f"{path}, row {rows.line_num}: {error}. Are quotation marks open there?") from error
    _once(path, made)
    return tuple(made)


def _text(path: Path, content: bytes) -> str:
    """Return what a table says; spreadsheets put a mark before UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise BadInput(f"{path}, row {row}: this is not UTF-8. Save the table as CSV UTF-8.") from error
    if "\0" in text:
        raise BadInput(f"{path} is no text: save the table as CSV UTF-8.")
    return text


def _delimiter(text: str) -> str:
    """Return what stands between the columns: most often what the first row has most of."""
    head = text.partition("\n")[0]
    return max(DELIMITERS, key=head.count)


def _columns(path: Path, head: list[str]) -> list[str]:
    """Return the names of the columns once they are understood."""
    columns = [name.strip().lower() for name in head]
    known = [*COLUMNS, *NUMBERINGS]
    for name in columns:
        if name and name not in known and not name.startswith((OTHER, OWN)):
            close = get_close_matches(name, known, 1)
            guess = f"Did you mean '{close[0]}'?" if close else f"The columns are: {', '.join(known)}."
            own = f"Other numbers go into a column '{OTHER}…', what is for people only into '{OWN}…'."
            raise BadInput(f"{path}, row 1: the column '{name}' is not known. {guess} {own}")
    odd = next((name for name in columns if name.startswith(OTHER) and not OTHERS.fullmatch(name)), None)
    if odd:
        raise BadInput(
            f"{path}, row 1: the column '{odd}' must say in one word whose numbers it has: 'idno:our-archive'."
        )
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if "name" not in columns or twice:
        wrong = f"two columns are named '{twice}'" if twice else "there is no column 'name'"
        raise BadInput(f"{path}, row 1: {wrong}; the first row names the columns, each once.")
    return columns


def _once(path: Path, entries: list[Entry]) -> None:
    """Refuse an id that two rows have."""
    rows: dict[str, str] = {}
    for entry in entries:
        other = rows.setdefault(entry.id, entry.source) if entry.id else entry.source
        if other != entry.source:
            raise BadInput(f"{path}: the id {entry.id} stands in {other} and in {entry.source}: an id is one thing's.")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table; `number` is that of its last line, the first row's is 1."""

    path: Path
    number: int
    columns: list[str]
    cells: list[str]

    def entry(self) -> Entry:
        """Return what the row says."""
        if len(self.cells) > len(self.columns):
            raise self._bad(f"it has {len(self.cells)} columns, the first row {len(self.columns)}")
        if not self._cell("name"):
            raise self._bad("it has no name")
        variants = tuple(it.strip() for it in re.split(r"\s*[|;]\s*", self._cell("variants")) if it.strip())
        return Entry(
            self._kind(),
            self._cell("name"),
            variants,
            self._cell("id"),
            tuple(self._numbers()),
            self._since(),
            f"{self.path.name}, row {self.number}",
        )

    def _cell(self, column: str) -> str:
        """Return what stands in a column, "" if there is none."""
        at = self.columns.index(column) if column in self.columns else len(self.cells)
        return " ".join(self.cells[at].split()) if at < len(self.cells) else ""

    def _kind(self) -> EntityKind:
        """Return the kind that the row says, else the one that the file is named for."""
        said = self._cell("kind").lower()
        kind = KINDS.get(said or self.path.stem.lower())
        if kind is not None:
            return kind
        if said:
            raise self._bad(f"the kind '{said}' is not known: person, place, org, group, event and work are")
        raise self._bad("it has no kind: add a column 'kind', or name the file persons.csv, places.csv, orgs.csv")

    def _numbers(self) -> Iterator[tuple[str, str]]:
        """Yield the numbers, each with who gave it."""
        for column in self.columns:
            written = self._cell(column)
            if not written or not (column in NUMBERINGS or column.startswith(OTHER)):
                continue
            number = authority_number(column, written)
            if number is None:
                raise self._bad(
                    f"{column} has '{written}', which is no such number (one is {NUMBERINGS[column].example})"
                )
            yield column.removeprefix(OTHER), number

    def _since(self) -> int | None:
        """Return the year of birth, or of the beginning; None where the dates do not say."""
        dates = self._cell("dates")
        if dates and not re.search(r"\d", dates):
            raise self._bad(f"dates has '{dates}', which has no year: write 1875-1965, 1875- or -1965")
        return since(dates)

    def _bad(self, wrong: str) -> BadInput:
        return BadInput(f"{self.path}, row {self.number}: {wrong}.")


def since(dates: str) -> int | None:
    """Return the first year of `1875–1965`, `b. 1875` or `1875-03-26`; None of `-1965`, `fl. 1850`, or of nothing."""
    match = None if ENDED.match(dates) else re.search(r"(?<!\d)\d{3,4}(?!\d)", dates)
    before_christ = match is not None and re.match(r"\s*B\.?C", dates[match.end() :])
    return int(match[0]) if match and not before_christ else None
