"""Half a pair of brackets: what stands in a corner of the page, `[A.D. 14`, is open towards the edge."""

import re

OPENS = re.compile(r"\W?[\[{(|][^\])}]+")
"""What stands at the right: its bracket is never closed."""
CLOSES = re.compile(r"[^\[({]+[\])}|]\W?")
"""What stands at the left, `Chap. 2]`: its bracket was never opened."""
