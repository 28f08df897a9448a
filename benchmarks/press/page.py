"""Whole pages: the forme of each, and what stands round its text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.press.copy import scraps
from benchmarks.press.faces import Style
from benchmarks.press.forme import Forme
from benchmarks.press.galley import Fit, rows
from benchmarks.press.job import PRESS_DPI, Folio, Job
from benchmarks.press.labels import dressed, folio
from benchmarks.press.makeup import Column, MadeUp, made_up
from benchmarks.press.manuscript import Manuscript
from benchmarks.press.sheet import Sheet
from benchmarks.press.shop import HEAD_SIZE, Shop, styled
from pipeline.model.geometry import Box

HEAD, CATCH, FOOT = 1.35, 0.85, 1.9
"""From the text block to the baselines of running head, catchword and foot, in lines of the body."""
SIGNATURES = "BCDEFGHIKLMNOPQRSTUXYZ"
"""Gatherings are lettered without J, V and W, and A is the preliminaries'."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be set; `catch` is the first word of the next one."""

    ordinal: int
    columns: Sequence[Column]
    catch: str


def pages(job: Job, manuscript: Manuscript) -> tuple[Sheet, ...]:
    """Return the chapter's printed pages."""
    shop = Shop(job, manuscript)
    chapter = made_up(shop)
    firsts = [_first_word(columns) for columns in chapter.pages[1:]]
    return tuple(
        _sheet(shop, Page(ordinal, columns, catch), chapter)
        for ordinal, (columns, catch) in enumerate(zip(chapter.pages, [*firsts, ""], strict=True))
    )


def _first_word(columns: Sequence[Column]) -> str:
    """Return the first word of a page's text without the markers of notes."""
    row = next((cast.row for column in columns for cast in column.body), None)
    if row is None:
        return ""
    letter = row.initial.letter if row.initial else ""
    return letter + "".join(piece.text for piece in row.tokens[0].pieces if not (piece.note or piece.label))


def _sheet(shop: Shop, page: Page, chapter: MadeUp) -> Sheet:
    job, number = shop.job, shop.job.first_page + page.ordinal
    width, height = (round(inches * PRESS_DPI) for inches in job.trim)
    left = job.inner * PRESS_DPI if number % 2 else width - (job.inner * PRESS_DPI + shop.page_width)
    top = job.top * PRESS_DPI
    block = Box(left, top, left + shop.page_width, top + job.lines * shop.leading)
    forme = Forme(shop, block, number)
    for ordinal, column in enumerate(page.columns):
        forme.column(column, ordinal)
    _furnish(forme, page)
    return Sheet(
        number,
        folio(job.furniture, number),
        width,
        height,
        tuple(forme.printed),
        tuple(forme.passages),
        block,
        tuple((key, chapter.labels[key]) for column in page.columns for key in column.notes),
        tuple(forme.pictures),
        tuple(forme.rules),
    )


def _furnish(forme: Forme, page: Page) -> None:
    """Set running head, page number, catchword and signature; a chapter's first page has no head."""
    shop, number = forme.shop, forme.number
    furniture = shop.job.furniture
    first = page.ordinal == 0 and shop.job.opening
    left = number % 2 == 0
    head = forme.page.top - HEAD * shop.leading
    foot = forme.page.bottom + FOOT * shop.leading
    if not first:
        title = shop.manuscript.author if left else shop.manuscript.title
        _single(forme, title, head, Fit.CENTRE, "running_head")
    below = furniture.folio is not Folio.HEAD or first
    centred = furniture.folio is Folio.CENTRE or (furniture.folio is Folio.HEAD and first)
    fit = Fit.CENTRE if centred else Fit.LEFT if left else Fit.RIGHT
    printed = dressed(furniture, folio(furniture, number))
    _single(forme, printed, foot if below else head, fit, "page_number")
    under = forme.page.bottom + CATCH * shop.leading
    if furniture.catchwords and page.catch:
        _single(forme, page.catch, under, Fit.RIGHT, "catch_word")
    if furniture.signatures and page.ordinal % furniture.signatures == 0:
        gathering = SIGNATURES[page.ordinal // furniture.signatures % len(SIGNATURES)]
        _single(forme, gathering, under, Fit.CENTRE, "signature_mark")


def _single(forme: Forme, text: str, y: float, fit: Fit, zone: str) -> None:
    """Set a line outside the text block's lines; running heads are in italics."""
    shop = forme.shop
    style = Style.ITALIC if zone == "running_head" else Style.ROMAN
    measure = replace(shop.measure(HEAD_SIZE, fit=fit), width=shop.page_width)
    for row in rows(styled(scraps(text, {}), style), measure):
        forme.put(row, (forme.page.left, y), zone)
