"""What Tesseract calls the languages that the rest of the program names by BCP 47 tags."""

TESSERACT_CODES = {
    "af": "afr",
    "ar": "ara",
    "be": "bel",
    "bg": "bul",
    "ca": "cat",
    "cs": "ces",
    "cy": "cym",
    "da": "dan",
    "de": "deu",
    "de-Latf": "frk",
    "el": "ell",
    "en": "eng",
    "enm": "enm",
    "es": "spa",
    "et": "est",
    "eu": "eus",
    "fa": "fas",
    "fi": "fin",
    "fr": "fra",
    "frm": "frm",
    "ga": "gle",
    "gl": "glg",
    "grc": "grc",
    "he": "heb",
    "hi": "hin",
    "hr": "hrv",
    "hu": "hun",
    "hy": "hye",
    "is": "isl",
    "it": "ita",
    "ja": "jpn",
    "ka": "kat",
    "ko": "kor",
    "la": "lat",
    "lt": "lit",
    "lv": "lav",
    "mk": "mkd",
    "nb": "nor",
    "nl": "nld",
    "nn": "nor",
    "no": "nor",
    "pl": "pol",
    "pt": "por",
    "ro": "ron",
    "ru": "rus",
    "sa": "san",
    "sk": "slk",
    "sl": "slv",
    "sq": "sqi",
    "sr": "srp",
    "sv": "swe",
    "th": "tha",
    "tr": "tur",
    "uk": "ukr",
    "vi": "vie",
    "yi": "yid",
    "zh": "chi_sim",
    "zh-Hans": "chi_sim",
    "zh-Hant": "chi_tra",
}
"""BCP 47 tag to the name of the traineddata file; the keys in the case that BCP 47 recommends."""

_BY_CODE = {code: tag for tag, code in reversed(TESSERACT_CODES.items())}

_BY_TAG = {tag.casefold(): code for tag, code in TESSERACT_CODES.items()}


def tesseract_codes(languages: str) -> str:
    """Return the engine's codes, joined by `+`, for BCP 47 tags or engine codes joined by `+` or commas.

    A region says nothing to the engine (`en-GB` is `eng`), a script may (`de-Latf` is `frk`); what is not
    known is taken for an engine code and left as it is.
    """
    tags = [tag.strip() for tag in languages.replace(",", "+").split("+")]
    return "+".join(dict.fromkeys(_code(tag) for tag in tags if tag))


def language_tags(codes: str) -> tuple[str, ...]:
    """Return the BCP 47 tags of engine codes that are joined by `+`; a code that is not known is left out."""
    return tuple(_BY_CODE[code] for code in codes.split("+") if code in _BY_CODE)


def _code(tag: str) -> str:
    """Return the code of the longest known beginning of a tag, or the tag."""
    parts = tag.casefold().split("-")
    known = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((_BY_TAG[start] for start in known if start in _BY_TAG), tag)
