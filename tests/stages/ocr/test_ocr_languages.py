"""What the engine calls the languages."""

import pytest

from pipeline.stages.ocr.languages import language_tags, tesseract_codes


@pytest.mark.parametrize(
    ("tags", "codes"),
    [
        ("en", "eng"),
        ("en-GB", "eng"),
        ("DE", "deu"),
        ("de-Latf", "frk"),
        ("de-Latf-DE", "frk"),
        ("en, de", "eng+deu"),
        ("en+en-US", "eng"),
        ("zh-Hant-TW", "chi_tra"),
        ("eng+lat", "eng+lat"),
        ("", ""),
    ],
)
def test_tags_become_the_names_of_models(tags: str, codes: str) -> None:
    assert tesseract_codes(tags) == codes


def test_names_of_models_become_tags_and_unknown_ones_are_left_out() -> None:
    assert language_tags("eng+deu+frk") == ("en", "de", "de-Latf")
    assert language_tags("osd+nor") == ("nb",)
