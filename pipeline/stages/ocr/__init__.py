"""From ink to words: print by Tesseract, superscript markers, the reader's notes, or the text that came along."""

from pipeline.stages.ocr.engine import languages_installed, tesseract_version
from pipeline.stages.ocr.kraken import Kraken
from pipeline.stages.ocr.languages import tesseract_codes
from pipeline.stages.ocr.tesseract import Tesseract

__all__ = ["Kraken", "Tesseract", "languages_installed", "tesseract_codes", "tesseract_version"]
