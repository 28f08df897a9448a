"""Sentences as the splice model sees them: tokens, and the numbers that stand for them."""

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

STRAIGHT = str.maketrans("’‘ʼ“”„«»", '\'\'\'"""""')

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Adm|Gov|Sen|Rep|Rev|St|No|Nos|vol|vols|ed|eds|pp?|cf|ca|etc|Jr|Sr|vs)\."
    r"|[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th|s)?"
    r"|\w+(?:['-]\w+)*"
    r"|\S"
)
STOP = frozenset(".!?")
CLOSING = frozenset("\"')]")

SUFFIXES = 1021
"""Buckets that the last three letters of a word are hashed into: a prime, so that the hash spreads."""

SHAPES = (
    re.compile(r"[a-z]+"),
    re.compile(r"[A-Z][a-z]+"),
    re.compile(r"[A-Z]"),
    re.compile(r"[A-Z]{2,}"),
    re.compile(r"[a-z]+(?:-[a-z]+)+"),
    re.compile(r"(?:1[0-9]|20)\d\d"),
    re.compile(r"\d+"),
    re.compile(r"\d.*"),
    re.compile(r"[A-Za-z].*\."),
    re.compile(r".*'s?"),
    re.compile(r"[A-Z].*"),
    re.compile(r"\w.*"),
)
OTHER_SHAPE = len(SHAPES) + 1

Codes = NDArray[np.int32]
"""Shape (tokens, 3): word, ending and shape; 0 is no token, word 1 is a word outside the vocabulary."""


def tokens_of(text: str) -> list[str]:
    """Return the words and signs of a text, quotation marks straightened."""
    return TOKEN.findall(text.translate(STRAIGHT))


def sentence_starts(tokens: Sequence[str]) -> list[int]:
    """Return the indices of the tokens that begin a sentence; the first token always does."""
    starts, n = [0], 0
    while n < len(tokens):
        end = n + 1
        if tokens[n] in STOP:
            while end < len(tokens) and tokens[end] in CLOSING | STOP:
                end += 1
            if end < len(tokens) and not tokens[end][0].islower():
                starts.append(end)
        n = end
    return starts


def codes_of(tokens: Sequence[str], vocabulary: Mapping[str, int]) -> Codes:
    """Return the numbers of the tokens, an empty array of shape (0, 3) for none."""
    codes = [(vocabulary.get(token.lower(), 1), _ending(token), _shape(token)) for token in tokens]
    return np.array(codes, dtype=np.int32).reshape(len(codes), 3)


def _ending(token: str) -> int:
    """Return the bucket of a word's last three letters, 0 for signs and figures."""
    return 1 + crc32(token.lower()[-3:].encode()) % SUFFIXES if token[-1:].isalpha() else 0


def _shape(token: str) -> int:
    """Return the number of the first shape that a token has, counted from 1."""
    return next((n for n, shape in enumerate(SHAPES, 1) if shape.fullmatch(token)), OTHER_SHAPE)
