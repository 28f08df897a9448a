"""Doing nothing twice: a stage's result is taken from the store if it was made from the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from pipeline.model.page import Page
from pipeline.store import Stage, Store, digest, fingerprint

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Made(Generic[Value]):
    """A stage's result, and whether it had to be worked for."""

    value: Value
    worked: bool


def remembered(
    store: Store, stage: Stage, key: str, incoming: str, kind: object, work: Callable[[], Value]
) -> Made[Value]:
    """Return what `stage` made of what has the digest `incoming`, from the store or by working now."""
    mark = fingerprint(stage, incoming)
    stored = store.load(stage.name, key, kind, mark)
    if stored is not None:
        return Made(cast(Value, stored), worked=False)
    value = work()
    store.save(stage.name, key, kind, value, mark)
    return Made(value, worked=True)


class PageStage(Stage, Protocol):
    """A stage that takes one page further."""

    def __call__(self, page: Page, /) -> Page:
        """Return the page with one more field known."""


def page_through(store: Store, stage: PageStage, page: Page) -> Made[Page]:
    """Return the page as it leaves a stage."""
    return remembered(store, stage, page.id, digest(page), Page, lambda: stage(page))
