"""Labels: by what a note or a page is known, and where they stand."""

import re
from dataclasses import replace

from pipeline.evaluation.stream import Stream
from pipeline.evaluation.tei.document import Element, every

SIGN = re.compile(r"^\W*?(\d{1,3}(?=[\s.):\]])|[a-z](?=[.):\]])|[*†‡§‖¶]{1,3})[\s.):\]]*")
"""How a note begins that is numbered by its words alone."""


def labelled(note: Element, stream: Stream) -> tuple[str, Stream]:
    """Return the label of a note, and its words without it."""
    label = label_of(note.get("n") or "".join(_labels(note)))
    sign = SIGN.match(stream.text) if not label else None
    label = label_of(sign[1]) if sign else label
    return label, _unlabelled(stream, label)


def label_of(text: str) -> str:
    """Return a label without what is set round it."""
    return "".join(text.split()).strip(".,:()[]")


def _without(text: str, label: str) -> str:
    """Return a note's words without the label that they may begin with."""
    if label and label[0].isalnum():
        return re.sub(rf"^\W*{re.escape(label)}[\s.):\]]\s*", "", text)
    return text.removeprefix(label).lstrip(" .)") if label else text


def page_label(text: str) -> str:
    """Return a page's number without the brackets that say it is inferred."""
    return text.strip().strip("[]()–—-. ")


def _labels(note: Element) -> list[str]:
    """Return what stands as the label within a note that has no @n."""
    return [] if note.get("n") else [str(label.xpath("string()")) for label in every(note, "label")][:1]


def _unlabelled(stream: Stream, label: str) -> Stream:
    """Return a note's words without the label before them; places within it move with them."""
    text = _without(stream.text, label)
    cut = len(stream.text) - len(text)
    names = tuple(replace(it, start=max(0, it.start - cut), end=it.end - cut) for it in stream.names if it.end > cut)
    lines = tuple((max(0, at - cut), spot) for at, spot in stream.lines)
    starts = tuple(dict.fromkeys(max(0, at - cut) for at in stream.paragraphs))
    return replace(stream, text=text, paragraphs=starts, names=names, lines=lines)
