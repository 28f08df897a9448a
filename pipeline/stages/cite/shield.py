"""Quotations and brackets: what stands within them does not end a sentence and is no part of the chain."""

import re
from dataclasses import dataclass
from functools import cached_property

QUOTATIONS = re.compile(
    r"“[^“”]*(?:“[^“”]*”[^“”]*)*”"
    r'|(?<!\w)"[^"]+"(?!\w)'
    r"|(?<!\w)‘[^‘“”;]{4,250}?’(?=[\s,.;:)\]]|$)"
    r"|(?<!\w)'(?=[A-Z])[^'“”;]{4,250}(?:'[a-z][^'“”;]{0,200})*'(?=[\s,.;:)\]]|$)"
)
"""Double quotation marks, also one pair within another, and single ones that close before white space or a stop."""

HIDDEN = "\0"
"""Stands for every character within quotation marks or brackets."""


@dataclass(frozen=True)
class Shield:
    """A running text, and the same text with all hidden that stands within quotation marks or brackets.

    The marks themselves are not hidden, so that offsets and borders can be seen in both.
    """

    text: str

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """The quotations that stand in no other, marks included."""
        return tuple(match.span() for match in QUOTATIONS.finditer(self.text))

    @cached_property
    def brackets(self) -> tuple[tuple[int, int], ...]:
        """The pairs of brackets that stand in no other and in no quotation, brackets included."""
        hidden = _hide(self.text, self.quotations)
        found, open_at, depth = [], 0, 0
        for at, character in enumerate(hidden):
            if character in "([":
                open_at, depth = (open_at, depth + 1) if depth else (at, 1)
            elif character in ")]" and depth:
                depth -= 1
                if not depth:
                    found.append((open_at, at + 1))
        return tuple(found)

    @cached_property
    def bare(self) -> str:
        """The text with all hidden that is quoted or bracketed; as long as the text."""
        return _hide(_hide(self.text, self.quotations), self.brackets)

    @cached_property
    def unquoted(self) -> str:
        """The text with all hidden that is quoted; as long as the text."""
        return _hide(self.text, self.quotations)

    def within(self, start: int, end: int) -> "Shield":
        """Return the shield of a part of the text."""
        return Shield(self.text[start:end])


def _hide(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Return the text with the insides of some spans hidden."""
    characters = list(text)
    for start, end in spans:
        characters[start + 1 : end - 1] = HIDDEN * (end - start - 2)
    return "".join(characters)
