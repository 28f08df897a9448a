"""What a result was made from, in a few letters: the same letters, the same result."""

import json
from dataclasses import fields
from hashlib import blake2b
from typing import Any, ClassVar, Protocol, cast, get_type_hints

from pipeline.store.codec import encode


class Stage(Protocol):
    """What a stage says of itself; its other fields are its settings."""

    name: ClassVar[str]
    revision: ClassVar[int]


def digest(value: Any) -> str:
    """Return the digest of a value of the model."""
    return _letters(encode(type(value), value))


def fingerprint(stage: Stage, incoming: str) -> str:
    """Return what identifies the result of a stage on an incoming value of that digest.

    It covers the stage's name and revision and every field that takes part in comparison.
    """
    return _letters([stage.name, stage.revision, *_settings(stage), incoming])


def _settings(stage: Stage) -> list[Any]:
    hints = get_type_hints(type(stage))
    return [
        [field.name, encode(hints[field.name], getattr(stage, field.name))]
        for field in fields(cast(Any, stage))
        if field.compare
    ]


def _letters(stored: Any) -> str:
    canonical = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(canonical.encode(errors="surrogatepass"), digest_size=12).hexdigest()
