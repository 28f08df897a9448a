"""The people behind the corrections, as the edition names them."""

import re
import unicodedata
from collections.abc import Iterable

from pipeline.model.correction import Correction
from pipeline.model.volume import Person


def editor_id(by: str) -> str:
    """Return a valid XML name for who signed a correction: `Anna Berg` is `ed-anna-berg`, always the same."""
    plain = unicodedata.normalize("NFKD", by).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.removeprefix("ed-")).strip("-")
    return f"ed-{slug or by.encode().hex() or 'unknown'}"


def editors(corrections: Iterable[Correction]) -> tuple[Person, ...]:
    """Return everybody who signed a correction, once, in the order of their ids."""
    people = {editor_id(correction.by): correction.by for correction in corrections}
    return tuple(Person(identifier, name) for identifier, name in sorted(people.items()))
