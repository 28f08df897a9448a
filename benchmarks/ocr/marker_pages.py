"""Draws pages of nonsense prose with markers in it, and says where each glyph of a marker stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.ocr.typefaces import Family
from pipeline.model.geometry import Box

WORDS = """
the of and to in that was for with his had not were from which their been have would they there after government
army peace under year general President department first before its policy between Council War million upon
documents British many early within against secret Koreans office early volume Secretary archives records
historians treaty embassy North South clearance Senate committee published historical officers agency telegram
minister Washington diplomat convention foreign relations papers review access public memory letters jury
fully giving quite rhythm baffling waffle effigy equal quietly hope ally xenon zealous fjord oxygen wharf
""".split()  # noqa: SIM905 - a paragraph is easier to read and to change

FOREIGN = """
über öffentlich Größe ſchließt müſſen aufnimmt Fenſtern gewöhnlich Häuſer daß für Länder oberer profund
été façade première où Noël hôtel œuvre élite señor año tête-à-tête rôle naïve Kraków Éire Göring
ἀλλὰ ὦ ἥδε ὅτι οὗτος ἐν ὑμῖν ἀνδρῶν ᾧ ἦν ἔπος εἶδε ὁρᾷ αὐτός τὸν ἄνδρα Αἴας ἤδη μῆνιν ἄειδε θεά
(see) [who] (him) [of] (p. (1 f) ef) (if (de) Whig York Few Type Year Van Will Fly Psal. CXIV. ΑΒΓ fjord off! jiff
""".split()  # noqa: SIM905 - as above
"""Accents, breathings, brackets, and capitals that fall into parts: what stands high and is no marker."""

FRACTIONS = ("½", "¼", "¾", "1⁄2", "3/4", "5½", "12¼", "1/2", "2¾")
ORDINALS = (("1", "st"), ("2", "nd"), ("3", "rd"), ("20", "th"), ("19", "th"), ("N", "o"), ("M", "me"), ("D", "r"))
SYMBOLS = ("*", "*", "*", "†", "†", "‡", "§", "§", "¶", "‖", "‖", "‖", "‖", "**", "††", "‡‡", "§§", "‖‖", "* *", "***")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A marker as it was drawn: its label, and a box for each of its glyphs."""

    label: str
    glyphs: tuple[tuple[str, Box], ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A font at the size of the text, at that of its superscripts, and the font that signs are from."""

    text: ImageFont.FreeTypeFont
    small: ImageFont.FreeTypeFont
    signs: ImageFont.FreeTypeFont
    features: list[str]
    lift: float
    """Pixels that a superscript is raised."""
    sign_lift: float
    """The same of a sign; those as large as the text, as the founders cast them, are not raised."""
    lettered: bool
    """Whether most notes bear letters."""


def page(random: Random, families: Sequence[Family], lettered: bool) -> tuple[NDArray[np.uint8], list[Drawn]]:
    """Return a degraded grey page of text over notes, and its markers: figures and signs, or mostly letters."""
    image = Image.new("L", (1300, 1500), 255)
    pen = ImageDraw.Draw(image)
    size = random.uniform(28, 60)
    fonts = _font(random, families), _font(random, families)
    drawn: list[Drawn] = []
    y = _block(random, pen, _face(random, fonts, size, lettered), (60.0, 1050), drawn)
    _block(random, pen, _face(random, fonts, size * random.uniform(0.72, 0.85), lettered), (y + 40, 1440), drawn)
    return degraded(random, np.asarray(image, np.uint8)), drawn


def _font(random: Random, families: Sequence[Family]) -> str:
    """Return the file of a font: families are as likely, however many cuts they have."""
    return str(random.choice(random.choice(families).files))


def _face(random: Random, fonts: tuple[str, str], size: float, lettered: bool) -> Face:
    """Return a font with superscripts as some printer sets them; signs are often borrowed from another."""
    features = random.choice([[], [], [], ["onum"], ["lnum"]])
    small = size * random.uniform(0.52, 0.72)
    lift = size * random.uniform(0.27, 0.42)
    raised = random.random() < 0.6
    signs = ImageFont.truetype(random.choice(fonts), small if raised else size * random.uniform(0.85, 1.0))
    text, figures = ImageFont.truetype(fonts[0], size), ImageFont.truetype(fonts[0], small)
    return Face(text, figures, signs, features, lift, lift if raised else 0.0, lettered)


def _block(
    random: Random, pen: ImageDraw.ImageDraw, face: Face, extent: tuple[float, float], drawn: list[Drawn]
) -> float:
    """Draw lines from the first y to the second; return where they end."""
    y, leading = extent[0], float(face.text.size) * random.uniform(1.1, 1.35)
    while y < extent[1]:
        x = 70.0 + random.choice([0, 0, 0, 45])
        if random.random() < 0.4:
            x = _marker(random, pen, face, (x, y), drawn) + random.choice([0, 6, 14])
        while x < 1060:
            x = _word(random, pen, face, (x, y), drawn) + float(face.text.size) * random.uniform(0.22, 0.4)
        y += leading
    return y


def _word(random: Random, pen: ImageDraw.ImageDraw, face: Face, at: tuple[float, float], drawn: list[Drawn]) -> float:
    """Draw a word and what hangs on it; return where it ends."""
    x, y = at
    kind = random.random()
    if kind < 0.04:
        number, letters = random.choice(ORDINALS)
        x = _draw(pen, face.text, face.features, (x, y), number)
        return _draw(pen, face.small, face.features, (x, y - face.lift + _drop(face, face.small)), letters)
    word = _foreign(random, face) if kind < 0.18 else random.choice(WORDS)
    if kind > 0.95:
        word = str(random.randint(1, 2026))
    left, right = random.choice(QUOTES) if random.random() < 0.16 else ("", "")
    tail = random.choice(["", "", "", ".", ",", "’s", "'s", "?", "!", ";", ")", "…", "-"])
    x = _draw(pen, face.text, face.features, (x, y), left + word + tail + right)
    if random.random() < 0.3 and tail != "-":
        x = _marker(random, pen, face, (x + random.choice([0, 0, 1, 3, 5]), y), drawn)
        x = _draw(pen, face.text, face.features, (x, y), random.choice(["", "", "", "", ",", ".", "—", ")"]))
    return x


def _foreign(random: Random, face: Face) -> str:
    """Return a word with something high in it, if the font has its letters."""
    word = random.choice(FRACTIONS if random.random() < 0.15 else FOREIGN)
    return random.choice(WORDS) if any(_missing(face.text, letter) for letter in word) else word


def _marker(random: Random, pen: ImageDraw.ImageDraw, face: Face, at: tuple[float, float], drawn: list[Drawn]) -> float:
    """Draw a marker glyph by glyph, write down where; return where it ends."""
    label = random.choice(LETTERS) if face.lettered and random.random() < 0.8 else _label(random)
    font, lift = (face.small, face.lift) if label[0].isalnum() else (face.signs, face.sign_lift)
    x, y = at[0], at[1] - lift + _drop(face, font)
    glyphs = []
    for glyph in tuple(label):
        if _missing(font, glyph):
            return x
        box = pen.textbbox((x, y), glyph, font, features=face.features)
        x = _draw(pen, font, face.features, (x, y), glyph)
        if glyph != " ":
            glyphs.append((glyph, Box(*box)))
    drawn.append(Drawn(label.replace(" ", ""), tuple(glyphs)))
    return x


def _label(random: Random) -> str:
    """Return a sign, or a number; those with a one, the narrowest figure, more often than chance would."""
    if random.random() < 0.35:
        return random.choice(SYMBOLS)
    if random.random() < 0.3:
        return random.choice(["1", "1", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "101"])
    return str(random.randrange(1, random.choice([10, 100, 1000])))


def _missing(font: ImageFont.FreeTypeFont, glyph: str) -> bool:
    """Tell whether the font has no such glyph and draws its box for the unknown."""
    return bytes(font.getmask(glyph)) == bytes(font.getmask("\uffff"))


def _drop(face: Face, font: ImageFont.FreeTypeFont) -> float:
    """Return how much lower other type has to start to stand on the same baseline."""
    return float(face.text.getmetrics()[0] - font.getmetrics()[0])


def _draw(
    pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, features: list[str], at: tuple[float, float], text: str
) -> float:
    """Draw text, its top left at a point; return the x where it ends."""
    if text:
        pen.text(at, text, 0, font, features=features)
    return at[0] + pen.textlength(text, font, features=features)


def degraded(random: Random, page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the page as a scanner might have seen it: spread, blurred, uneven, noisy, compressed."""
    noise = np.random.default_rng(random.randrange(1 << 30))
    blurred = cv2.GaussianBlur(page, (0, 0), random.uniform(0.4, 1.5)).astype(np.float64)
    pressed = np.clip((255.0 - blurred) * random.choice([0.7, 0.85, 1.0, 1.3, 1.7, 2.5]), 0, 255)
    ink = np.asarray(
        cv2.GaussianBlur(pressed * random.uniform(0.65, 1.0), (0, 0), random.uniform(0.3, 1.0)), np.float64
    )
    rough = cv2.GaussianBlur(noise.normal(0, 1, page.shape), (0, 0), 1.0) * random.uniform(0, 40)
    scan = random.uniform(200, 255) - ink + rough * (ink > 20) + noise.normal(0, random.uniform(0, 9), page.shape)
    grey = np.clip(scan, 0, 255).astype(np.uint8)
    for _ in range(random.randrange(60)):
        cv2.circle(grey, (random.randrange(1300), random.randrange(1500)), random.randrange(3), 60, -1)
    if random.random() < 0.25:
        return np.where(grey < random.uniform(90, 190), 0, 255).astype(np.uint8)  # the least break letters up
    file = BytesIO()
    Image.fromarray(grey).save(file, "JPEG", quality=random.randrange(45, 95))
    return np.asarray(Image.open(file), np.uint8)


def pages(
    seed: int, count: int, families: Sequence[Family], lettered: bool = False
) -> Iterator[tuple[NDArray[np.uint8], list[Drawn]]]:
    """Yield pages, the same for the same seed."""
    for number in range(count):
        yield page(Random(f"{seed} {number}"), families, lettered)
