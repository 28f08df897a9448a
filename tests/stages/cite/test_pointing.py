"""Short citations point to what they mean, and to nothing where nobody can tell."""

from pipeline.model.citation import HERE
from tests.stages.cite.citing import cited

ROAD = "Ann Roe, The Long Road: A History (Leeds: North Press, 1990), 5."
RIVERS = "Ann Roe, “On Rivers,” Journal of Slow Water 5 (2005): 161."


def targets(*notes: str) -> list[str | None]:
    return [citation.target for citation in cited(*notes)]


def test_ibid_is_the_citation_before() -> None:
    assert targets(ROAD, "Ibid., 7.", "Ibid.") == [None, "bibl-0001", "bibl-0001"]


def test_ibid_behind_prose_points_to_nothing() -> None:
    assert targets(ROAD, "Nobody had asked him.", "Ibid., 7.") == [None, None]


def test_ibid_behind_several_works_is_less_sure() -> None:
    sure = [citation.certainty for citation in cited(ROAD, "Ibid.", f"{ROAD} {RIVERS}", "Ibid.")]
    assert (sure[1], sure[-1]) == ("high", "medium")


def test_a_short_title_is_the_work_that_it_shortens() -> None:
    assert targets(ROAD, RIVERS, "Roe, Long Road, 9.", "Roe, “Rivers,” 162.") == [None, None, "bibl-0001", "bibl-0002"]


def test_op_cit_is_the_one_work_of_its_author() -> None:
    assert targets(ROAD, "Roe, op. cit., p. 8.") == [None, "bibl-0001"]


def test_op_cit_of_somebody_with_two_works_points_to_nothing() -> None:
    assert targets(ROAD, RIVERS, "Roe, op. cit., p. 8.") == [None, None, None]


def test_a_name_and_a_page_are_a_citation_only_of_what_was_cited() -> None:
    assert targets(ROAD, "Roe, 12.") == [None, "bibl-0001"]
    assert targets("Roe, 12.") == []


def test_an_announced_short_title_is_known_again() -> None:
    announced = "Report of the Clerk to the Council of Leeds (Leeds: North Press, 1861) [hereafter Clerk], 257."
    assert targets(announced, "Clerk, p. 3.") == [None, "bibl-0001"]


def test_a_chapter_of_this_volume_points_to_the_volume() -> None:
    (citation,) = cited("For more on rivers, see also John Q. Doe-Smith’s chapter in this volume.")
    assert (citation.text, citation.target) == ("John Q. Doe-Smith’s chapter in this volume", HERE)


def test_a_note_that_is_named_by_its_number_is_pointed_to() -> None:
    found = cited(ROAD, "See note 1 above.")
    assert [(it.kind, it.target) for it in found] == [("book", None), ("note", "n-1")]


def test_a_note_that_is_not_there_is_not_pointed_to() -> None:
    assert targets("See note 12 above.") == []
