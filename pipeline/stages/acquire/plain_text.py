"""The characters of a text file, whatever encoding it was saved in."""

import codecs
import re
import unicodedata
from pathlib import Path

from pipeline.errors import FileAccess, UnreadableScan

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 before UTF-16, because the one's mark begins with the other's."""

NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
"""Control characters that no editor or OCR service writes into a text."""

INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u2060"))


def plain_text(content: bytes, path: Path) -> str:
    """Return the characters in NFC, lines ending in a line feed; UnreadableScan if it is no text or empty."""
    text = _decoded(content)
    if text is None or NOT_TEXT.search(text):
        raise UnreadableScan(
            f"{path.name} is not a text file although it is named like one; "
            "rename it to what it is, or save it as plain text in UTF-8."
        )
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE)).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableScan(f"{path.name} is empty; there is nothing in it to edit.")
    return text


def content_of(path: Path) -> bytes:
    """Return the bytes of a file; FileAccess if the system refuses."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileAccess(f"{path} cannot be read: {error.strerror}.") from error


def _decoded(content: bytes) -> str | None:
    """Return the text by its byte order mark, else as UTF-8, else as Windows-1252; None if it is none of them."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _attempt(content, encoding)
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return _attempt(content, unmarked)
    text = _attempt(content, "utf-8")
    return _attempt(content, "cp1252") if text is None else text


def _attempt(content: bytes, encoding: str) -> str | None:
    """Return the decoded text, None if the bytes cannot be in that encoding."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(content: bytes) -> str | None:
    """Return UTF-16's byte order where every other byte of a sample is zero, as in Latin script; else None."""
    sample = content[:2000]
    if len(sample) < 4:
        return None
    zeros = [sample[side::2].count(0) / len(sample[side::2]) for side in (0, 1)]
    if zeros[0] < 0.1 and zeros[1] > 0.7:
        return "utf-16-le"
    return "utf-16-be" if zeros[1] < 0.1 and zeros[0] > 0.7 else None
