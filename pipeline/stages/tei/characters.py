"""Characters that XML cannot hold, and what stands for them."""

import re

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no Char of XML 1.0, section 2.2."""

REPLACEMENT = "\ufffd"

SPACE = " \t\r\n"
"""What XML and XPath call white space: a no-break space, for one, is a character like any other."""


def legal(text: str) -> str:
    """Return the text with U+FFFD, one for one, where XML 1.0 allows no character: offsets stay true."""
    return ILLEGAL.sub(REPLACEMENT, text)


def illegal(text: str) -> int:
    """Return how many characters of the text XML 1.0 does not allow."""
    return len(ILLEGAL.findall(text))
