"""Texts of others stay where they are: what we mark in them refers to them by their place.

In a file of marked passages a line like `@hsg_markup/train.jsonl#a.xml#p7 0f3a55c1 ["{{",4,"|PERSON}}",-1," ",30]`
stands for a passage: the document `a.xml#p7` of a file in the folder of the corpora (without `#…` the whole file), a
digest of its text, and what makes our line of it: so many characters are copied, so many (negative) skipped, and marks
put in. Marking goes on in plain lines; `python -m benchmarks.borrowed FILE CORPORA` then puts references in place of
those whose words are in the corpora.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

REFERENCE = re.compile(r"@(?P<file>[^#]+?)(?:#(?P<name>\S+))? (?P<digest>[0-9a-f]{8}) (?P<edits>\[.*\])")
SOURCES = ("*/train.jsonl", "*/dev.jsonl", "*/test.jsonl", "../text/*.gt.txt")
"""Where words may be from, the likeliest first."""
MARKS = re.compile(r"\{\{|\|[A-Z]+\}\}|⟦\w+ |⟧|\{\w+:\w*\||\}|\[(?=[^\[\]=]+=)|=(?:\[[-\d~/.]*\]|[-\d~/.])+\]|^\*")
"""The marks of names, citations and dates; the star before a note."""
OURS = re.compile(rf"(?:{MARKS.pattern}|[\W_])*")
"""What we may put in: marks, and signs that are no words."""
RUN = 8
"""Words in a row that two writers hardly ever share by chance."""
MANY = 0.3
"""Of the runs of a borrowed passage, at least: many more may go over the ends of lines, where words are divided."""

Edits = list[int | str]


def expanded(path: Path, corpora: Path | None) -> str:
    """Return the text of a file with the passages that it borrows; those whose corpus is not there are left out.

    Raises ValueError where a borrowed text is no longer the one that was marked.
    """
    return "".join(_expanded(line, corpora) for line in _lines(path))


def left_out(path: Path, corpora: Path | None) -> int:
    """Return how many passages of a file are left out because what they borrow from is not there."""
    return sum(line.startswith("@") and not _there(_parsed(line), corpora) for line in _lines(path))


def remark(paths: Iterable[Path], corpora: Path | None) -> str:
    """Return a sentence on what is left out of some files, or nothing."""
    count = sum(left_out(path, corpora) for path in paths)
    return f"{count} passages are left out: their words are in corpora that are not there.\n" if count else ""


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def _expanded(line: str, corpora: Path | None) -> str:
    """Return a line itself, or what it stands for."""
    if not line.startswith("@"):
        return line
    found = _parsed(line)
    if corpora is None or not _there(found, corpora):
        return ""
    text = _documents(corpora / found["file"]).get(found["name"] or "")
    if text is None or _digest(text) != found["digest"]:
        where = "#".join(it for it in (found["file"], found["name"]) if it)
        raise ValueError(f"{where} in {corpora} is not the text that was marked, so the marks cannot be placed.")
    return applied(json.loads(found["edits"]), text) + line[found.end() :]


def _parsed(line: str) -> re.Match[str]:
    """Return the parts of a reference."""
    if found := REFERENCE.match(line):
        return found
    raise ValueError(f"This is no reference to a borrowed text: {line.strip()}")


def _there(found: re.Match[str], corpora: Path | None) -> bool:
    return corpora is not None and (corpora / found["file"]).is_file()


@cache
def _documents(path: Path) -> dict[str, str]:
    """Return the documents of a file by their names; a plain text is one that has none."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        return {"": text}
    records = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return {record["doc_id"]: record["text"] for record in records if "doc_id" in record}


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]


def applied(edits: Edits, text: str) -> str:
    """Return what edits make of a text."""
    made, at = "", 0
    for edit in edits:
        if isinstance(edit, str):
            made += edit
        else:
            made += text[at : at + max(0, edit)]
            at += abs(edit)
    return made


def packed(path: Path, corpora: Path) -> str:
    """Return the text of a file with references in place of the lines whose words are in the corpora."""
    lines = _lines(path)
    places = _places([line for line in lines if line.strip() and not line.startswith(("#", "@"))], corpora)
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        # A line of few words, as a date over a letter, is from where its neighbour is.
        if line.strip() and line not in places and (near := places.get(after) or places.get(before)):
            path, name = near
            if MARKS.sub("", line).strip() in _documents(path)[name]:
                places[line] = near
    return "".join(_packed(line, places[line], corpora) if line in places else line for line in lines)


def _places(lines: Iterable[str], corpora: Path) -> dict[str, tuple[Path, str]]:
    """Return the document that most of each line is from: its file and its name."""
    runs = {line: frozenset(_runs(MARKS.sub("", line))) for line in lines}
    wanted, best, places = frozenset[str]().union(*runs.values()), Counter[str](), dict[str, tuple[Path, str]]()
    for path in (path for pattern in SOURCES for path in sorted(corpora.glob(pattern))):
        for name, text in _documents(path).items():
            if met := wanted & frozenset(_runs(text)):
                for line in (line for line, those in runs.items() if len(those & met) > best[line]):
                    best[line], places[line] = len(runs[line] & met), (path, name)
    return {line: place for line, place in places.items() if best[line] >= MANY * len(runs[line])}


def _runs(text: str) -> Iterator[str]:
    """Yield every run of so many words; a text that has fewer, whole."""
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1)))


def _packed(line: str, place: tuple[Path, str], corpora: Path) -> str:
    """Return the reference for a line, or the line itself where it has words that are not in the document."""
    path, name = place
    text, body = _documents(path)[name], line.rstrip("\n")
    edits = _edits(body, text)
    if not all(OURS.fullmatch(it) for it in edits if isinstance(it, str)):
        return line
    where = path.relative_to(corpora).as_posix() + (f"#{name}" if name else "")
    made = json.dumps(edits, ensure_ascii=False, separators=(",", ":"))
    return f"@{where} {_digest(text)} {made}{line[len(body) :]}"


def _edits(line: str, text: str) -> Edits:
    """Return the edits that make a marked line of a text."""
    marks, edits = defaultdict[int, str](str), Edits()
    for start, mark in _marks(line):
        marks[start] += mark
    plain = MARKS.sub("", line)
    for kind, start, end, first, last in SequenceMatcher(None, text, plain, autojunk=False).get_opcodes():
        if kind != "equal":
            edits.append(start - end)
        for at in range(first, last):
            edits += [marks[at], 1 if kind == "equal" else plain[at]]
    made = list(_joined([*edits, marks[len(plain)]]))
    return made[:-1] if isinstance(made[-1], int) and made[-1] < 0 else made


def _marks(line: str) -> Iterator[tuple[int, str]]:
    """Yield the marks of a line, each with the number of letters before it that are no mark's."""
    length = 0
    for mark in MARKS.finditer(line):
        yield mark.start() - length, mark[0]
        length += len(mark[0])


def _joined(edits: Edits) -> Iterator[int | str]:
    """Yield edits, those of one sort in a row as one."""
    for _, some in groupby((it for it in edits if it), key=_sort):
        first, *more = some
        for it in more:
            first += it  # type: ignore[operator]  # of one sort, both are words or both are numbers
        yield first


def _sort(edit: int | str) -> str:
    return "put in" if isinstance(edit, str) else "copied" if edit > 0 else "skipped"


def main() -> None:
    """Put references in place of what a file borrows."""
    path, corpora = (Path(argument) for argument in sys.argv[1:])
    path.write_text(packed(path, corpora), encoding="utf-8")


if __name__ == "__main__":
    main()
