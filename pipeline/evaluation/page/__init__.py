"""An evaluation for people: each place where edition and gold differ, beside its part of the scan."""

from pipeline.evaluation.page.crops import Crops
from pipeline.evaluation.page.page import page

__all__ = ["Crops", "page"]
