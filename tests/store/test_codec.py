"""Law 2: what is stored comes back as it was."""

import json
import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.correction import Correction
from pipeline.model.entity import Entity, Referent
from pipeline.model.finding import Finding
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Word
from pipeline.model.text import Block, Division, Heading, Paragraph, Run, Text
from pipeline.model.volume import Metadata, Volume
from pipeline.store.codec import Undecodable, decode, encode

finite = st.floats(allow_nan=False, allow_infinity=False)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

for kind, strategy in ((float, finite), (str, text)):
    st.register_type_strategy(kind, strategy)


def there_and_back(kind: Any, value: Any) -> Any:
    return decode(kind, json.loads(json.dumps(encode(kind, value), ensure_ascii=False)))


@pytest.mark.parametrize("kind", [Page, Text, Correction, Entity, Referent, Finding, Metadata])
def test_every_value_of_the_model_comes_back_as_it_was(kind: Any) -> None:
    # A whole text is many draws; those that grow too large are thrown away, and enough are left.
    @settings(max_examples=40, suppress_health_check=[HealthCheck.data_too_large])
    @given(st.from_type(kind))
    def holds(value: Any) -> None:
        assert there_and_back(kind, value) == value

    holds()


def test_a_whole_volume_comes_back_as_it_was() -> None:
    line = Line("s0001-l001", Box(1, 2, 3.5, 4), (Word("¶ “quoted”", Box(1, 2, 3.5, 4), 0.5),))
    division = Division("div-1", Heading("h-1", (Run("s0001-l001", 0, 1),)), (Paragraph("p-1", ()),))
    surface: Any = decode(Page, {"surface": {**_surface(), "id": "s0001"}}).surface
    volume = Volume("v", Metadata(author=("A", "B")), (Page(surface, lines=(line,)),), Text((division,)))
    assert there_and_back(Volume, volume) == volume


def _surface() -> dict[str, Any]:
    sizes = dict.fromkeys(("width", "height", "scan_width", "scan_height"), 10)
    return {"scan": "a.png", "digest": "d", "dpi": None, **sizes}


def test_a_block_says_which_it_is() -> None:
    assert encode(Block, Paragraph("p-1", ()))["is"] == "Paragraph"


def test_a_box_is_four_numbers() -> None:
    assert encode(Box, Box(1, 2, 3, 4)) == [1, 2, 3, 4]


@pytest.mark.parametrize("stored", [None, 3, [], {"no": "such field"}, {"surface": {"id": 4}}, [1, 2, 3]])
def test_what_another_version_stored_is_told_apart(stored: Any) -> None:
    with pytest.raises(Undecodable):
        decode(Page, stored)


def test_a_number_that_json_wrote_as_an_integer_is_a_float_again() -> None:
    assert math.isclose(decode(Box, [1, 2, 3, 4]).right, 3.0)
