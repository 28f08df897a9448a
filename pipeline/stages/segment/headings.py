"""Which lines head what follows them."""

from collections.abc import Collection, Sequence

from pipeline.model.page import Line
from pipeline.stages.segment.labels import ends
from pipeline.stages.segment.setting import LARGER, Setting, first_letter

LARGE = 1.12
"""Ratio to the body's letters at which type is a heading's."""
SPACED = 1.5
"""Leadings above or below a heading that is set in the size of the body."""
SET_OFF = 1.2
"""Leadings above or below a line in larger type that set it off."""
SHORT = 0.75
"""Part of the column that a heading in the size of the body fills at most."""
CENTRED = 1.5
"""x-heights by which the white on both sides of a centred line may differ."""
IN_FROM_BOTH = 3.0
"""x-heights of white on both sides of a centred line, at least."""
FEWEST_LETTERS = 3
FAR = 2.5
"""Leadings beyond which no sentence goes on."""
OPENING = "\"'“‘„«([0123456789.) "
"""What may stand before the first letter of a line."""
ROUNDING = 0.5
"""Pixels by which a height that was measured in whole pixels is wrong: a tenth of small type at 150 dots an inch."""


def is_heading(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Tell whether a line of a column is part of a heading."""
    line = lines[index]
    letters = sum(letter.isalpha() for letter in line.text)
    if letters < FEWEST_LETTERS or 2 * letters < len(line.text.replace(" ", "")):
        return False
    if _is_large(line, setting) and not line.text.rstrip().endswith((",", ";")):
        return _set_off(lines, index, setting) or _near_large(lines, index, setting)
    return _body_sized(lines, index, setting)


def _body_sized(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Tell whether a line no larger than the text is a heading: short, set off, and centred or in capitals."""
    line = lines[index]
    if line.box.width > SHORT * setting.column(line.box).width(line.box.centre[1]):
        return False
    if line.text.rstrip().endswith((",", ";", "-")):
        return False
    above, below = _gap(lines, index, setting), _gap(lines, index + 1, setting)
    if _capitals(line) or (_centred(line, setting) and not _goes_on(lines, index, setting)):
        return above > SPACED and below > 1.0
    within = 0 < index < len(lines) - 1
    # At the head of a page nothing shows how much white is above, and the last line of a quotation stands like a title.
    begins = index == 0 < len(lines) - 1 and (line.x_height or 0) > LARGER * setting.x_height
    return min(above, below) > SPACED and _is_title(line) and (within or begins)


def _goes_on(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Tell whether a line goes on with a sentence: it begins in lower case, or what is close above it ends in none.

    The last lines of a chapter may taper, each shorter than the one above it and in the middle.
    """
    if lines[index].text.lstrip(OPENING)[:1].islower():
        return True
    close = index > 0 and _gap(lines, index, setting) < FAR
    return close and not ends(lines[index - 1]) and not is_heading(lines, index - 1, setting)


def _is_title(line: Line) -> bool:
    """Tell whether a line begins as a title does, and does not end as a sentence does."""
    return line.text[0].isupper() and not line.text.rstrip("”’\"')] ").endswith((".", "?", "!", ":"))


def _set_off(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Tell whether there is more than a line's space above or below a line, or it is short and no end of a sentence.

    The head and the foot of the column are no space: a full line of text stands there as well.
    """
    gaps = [_gap(lines, each, setting) for each in (index, index + 1) if 0 < each < len(lines)]
    white = max(gaps, default=0.0) > SET_OFF
    alone = setting.short(lines[index]) > 4 and not lines[index].text[0].islower()
    return white or (alone and (index == 0 or ends(lines[index - 1]) or _is_large(lines[index - 1], setting)))


def _near_large(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Tell whether the next or the last line is as large."""
    near = [lines[other] for other in (index - 1, index + 1) if 0 <= other < len(lines)]
    return any(_is_large(line, setting) for line in near)


def _is_large(line: Line, setting: Setting) -> bool:
    """Tell whether a line is set in the type of a heading."""
    return (line.x_height or 0) - ROUNDING > LARGE * setting.x_height


def _gap(lines: Sequence[Line], index: int, setting: Setting) -> float:
    """Return the leadings between a line and that before it; many at the column's head and foot."""
    if not 0 < index < len(lines):
        return 9.0
    above, below = lines[index - 1], lines[index]
    if above.baseline is None or below.baseline is None:
        return (below.box.bottom - above.box.bottom) / setting.leading
    return (below.baseline - above.baseline) / setting.leading


def _centred(line: Line, setting: Setting) -> bool:
    """Tell whether a line stands in the middle of its column."""
    left, right = setting.indent(line), setting.short(line)
    return min(left, right) > IN_FROM_BOTH and abs(left - right) < max(CENTRED, 0.15 * (left + right))


def _capitals(line: Line) -> bool:
    """Tell whether the letters of a line are capitals."""
    return line.text.isupper() and sum(letter.isalpha() for letter in line.text) > FEWEST_LETTERS


def same_heading(before: Line, line: Line, setting: Setting) -> bool:
    """Tell whether two lines of headings, one after the other, are one heading: alike in size and close."""
    larger = max(before.x_height or setting.x_height, line.x_height or setting.x_height)
    smaller = min(before.x_height or setting.x_height, line.x_height or setting.x_height)
    leading = setting.leading * larger / setting.x_height
    white = line.box.bottom - before.box.bottom
    return larger < LARGE * smaller and white < 1.5 * leading


def tapering(lines: Sequence[Line], headings: Collection[str], setting: Setting) -> set[str]:
    """Return the ids of the lines in which headings go on, each no wider than the one above it and with its middle.

    `headings` are the ids of the lines known to be headings. Early printers set a title so, whatever the type.
    """
    found: set[str] = set()
    for index, line in enumerate(lines):
        if line.id in headings and line.id not in found:
            run = _taper(lines[index:], setting)
            found.update(each.id for each in run[1:])
    return found


def _taper(lines: Sequence[Line], setting: Setting) -> list[Line]:
    """Return the first of some lines and those that taper below it, itself alone where they do not end narrower."""
    run = [lines[0]]
    for below in lines[1:]:
        width = below.box.right - first_letter(below)
        wider = width > run[-1].box.width + setting.x_height
        aside = (
            abs(below.box.right + first_letter(below) - run[0].box.left - run[0].box.right)
            > 2 * CENTRED * setting.x_height
        )
        if wider or aside or _gap([run[-1], below], 1, setting) > SPACED:
            break
        run.append(below)
    narrower = run[0].box.width - run[-1].box.width > 2 * IN_FROM_BOTH * setting.x_height
    return run if narrower else run[:1]
