"""Every form of citation is known by its build, and its parts are told apart."""

import pytest

from pipeline.stages.cite import Cite
from tests.stages.cite.citing import cited, said, volume

FORMS = (
    (
        "Ann Roe, The Long Road: A History, vol. 2, The Winter (Leeds: North Press, 1990), 45–8.",
        "book",
        [
            ("author", "Ann Roe"),
            ("title m", "The Long Road: A History"),
            ("scope volume", "vol. 2"),
            ("title m", "The Winter"),
            ("place", "Leeds"),
            ("publisher", "North Press"),
            ("date", "1990"),
            ("range page", "45–8"),
        ],
    ),
    (
        "Thomas Hale, ed., Letters of a Clerk (Boston and New York, 1850), II, 362.",
        "book",
        [
            ("editor", "Thomas Hale"),
            ("title m", "Letters of a Clerk"),
            ("place", "Boston"),
            ("place", "New York"),
            ("date", "1850"),
            ("scope volume", "II"),
            ("range page", "362"),
        ],
    ),
    (
        "Ann Roe and John Q. Doe, “On Rivers,” Journal of Slow Water 5, no. 2 (May 2005): 161–63.",
        "article",
        [
            ("author", "Ann Roe"),
            ("author", "John Q. Doe"),
            ("title a", "On Rivers"),
            ("title j", "Journal of Slow Water"),
            ("scope volume", "5"),
            ("scope issue", "2"),
            ("date", "May 2005"),
            ("range page", "161–63"),
        ],
    ),
    (
        "Ann Roe, ‘On Rivers’, in John Doe (ed.), The Waters of the North (Oxford, 1971), pp. 3, 9 ff.",
        "chapter",
        [
            ("author", "Ann Roe"),
            ("title a", "On Rivers"),
            ("editor", "John Doe"),
            ("title m", "The Waters of the North"),
            ("place", "Oxford"),
            ("date", "1971"),
            ("range page", "pp. 3"),
            ("range page", "9 ff"),
        ],
    ),
    (
        "Ann Roe, “Rivers and Kings” (PhD diss., University of Leeds, 1962), chap. 2.",
        "thesis",
        [
            ("author", "Ann Roe"),
            ("title u", "Rivers and Kings"),
            ("publisher", "University of Leeds"),
            ("date", "1962"),
            ("range chapter", "chap. 2"),
        ],
    ),
    (
        "J. Doe to Consul Roe in Lisbon, May 17, 1948, Record Group 84, National Archives II, College Park, Maryland.",
        "letter",
        [
            ("author", "J. Doe"),
            ("date", "May 17, 1948"),
            ("number recordGroup", "84"),
            ("repository", "National Archives II"),
        ],
    ),
    (
        "Minutes of the council, 4 December 1950, CAB 128/18, Public Record Office, London.",
        "archive",
        [("date", "4 December 1950"), ("number shelfmark", "CAB 128/18"), ("repository", "Public Record Office")],
    ),
    (
        "Roe to Doe, May 3, 1961, Doe Papers, Box 4, Harbour 1961.",
        "letter",
        [
            ("author", "Roe"),
            ("date", "May 3, 1961"),
            ("title u", "Doe Papers"),
            ("number box", "4"),
            ("number folder", "Harbour 1961"),
        ],
    ),
    (
        "“Fifty Dates,” Leeds Evening Post, January 1, 1956, p. E8.",
        "newspaper",
        [
            ("title a", "Fifty Dates"),
            ("title j", "Leeds Evening Post"),
            ("date", "January 1, 1956"),
            ("range page", "p. E8"),
        ],
    ),
    ("Manchester Guardian, 3 Aug. 1914.", "newspaper", [("title j", "Manchester Guardian"), ("date", "3 Aug. 1914")]),
    (
        "Author’s interview with Ann Roe, Leeds, 14 May 1996.",
        "interview",
        [("author", "Ann Roe"), ("date", "14 May 1996")],
    ),
    (
        "FRUS, 1950, vol. VII, Korea, pp. 148–54.",
        "book",
        [
            ("title s", "FRUS"),
            ("date", "1950"),
            ("scope volume", "vol. VII"),
            ("title m", "Korea"),
            ("range page", "pp. 148–54"),
        ],
    ),
    (
        "United Nations Document A/2417, Rev. 3, May 9, 1953.",
        "document",
        [("number document", "A/2417, Rev. 3"), ("date", "May 9, 1953")],
    ),
    (
        "Hearings on Printing, 59th Cong., 2nd Sess., January 5, 1907, pp. 839–845.",
        "document",
        [
            ("title m", "Hearings on Printing"),
            ("number congress", "59th Cong., 2nd Sess."),
            ("date", "January 5, 1907"),
            ("range page", "pp. 839–845"),
        ],
    ),
    (
        "Hume, History of England, vol. iii. ch. 5.",
        "short",
        [
            ("author", "Hume"),
            ("title m", "History of England"),
            ("scope volume", "vol. iii"),
            ("range chapter", "ch. 5"),
        ],
    ),
    (
        "Cumings, Origins, 2: 45.",
        "short",
        [("author", "Cumings"), ("title m", "Origins"), ("scope volume", "2"), ("range page", "45")],
    ),
)


@pytest.mark.parametrize(("note", "kind", "parts"), FORMS, ids=[kind for _, kind, _ in FORMS])
def test_a_form_is_told_part_by_part(note: str, kind: str, parts: list[tuple[str, str]]) -> None:
    (citation,) = cited(note)
    assert (citation.kind, said(citation)) == (kind, parts)


def test_ranges_are_told_in_full() -> None:
    (citation,) = cited("Ann Roe, The Long Road (Leeds, 1990), 856–58, xii, 90ff.")
    ends = [(part.first, part.last) for part in citation.parts if part.kind == "range"]
    assert ends == [("856", "858"), ("xii", "xii"), ("90", "")]


@pytest.mark.parametrize(
    "prose",
    [
        "The three engravers had their shop behind the museum, and nobody knew.",
        "In April 1950 he left Leeds (with two of his clerks) for the north.",
        "He was, as Roe says, “fond of his own voice and of that of others.”",
        "Compare the years 1914–18 and 1939–45; see also the discussion below.",
    ],
)
def test_prose_is_no_citation(prose: str) -> None:
    assert cited(prose) == ()


def test_a_citation_in_the_middle_of_prose_is_found_without_the_prose() -> None:
    found = cited("Roe gives another date, but see Ann Roe, The Long Road (Leeds, 1990), 5. The clerk was not asked.")
    assert [it.text for it in found] == ["Ann Roe, The Long Road (Leeds, 1990), 5"]


def test_one_note_cites_several_things() -> None:
    found = cited(
        "Roe to Doe, May 3, 1961 and Doe to Roe, May 9, 1961; Ann Roe, The Long Road (Leeds, 1990), 5; "
        "Leeds Evening Post, June 1, 1961."
    )
    assert [it.kind for it in found] == ["letter", "letter", "book", "newspaper"]


def test_a_semicolon_within_a_title_divides_no_citation() -> None:
    (citation,) = cited("Ann Roe, The Long Road; Its Beginnings and Its End (Leeds, 1914), p. 427.")
    assert ("title m", "The Long Road; Its Beginnings and Its End") in said(citation)


def test_brackets_in_the_running_text_may_cite() -> None:
    (citation,) = cited(body="Few believed it (Ann Roe, The Long Road (Leeds, 1990), 7), and fewer said so.")
    assert (citation.block, citation.kind) == ("p-0", "book")


def test_other_languages_are_left_alone() -> None:
    page, text = volume(["Ann Roe, The Long Road (Leeds, 1990), 5."])
    assert Cite("de")([page], text, ()) == ()


@pytest.mark.parametrize("name", ["National Archives", "McDonald", "General Smith", "d’Orsay", "Juan de la Cruz", "1"])
def test_long_lists_of_names_and_long_numbers_take_no_time(name: str) -> None:
    """Where a list can be read in more than one way, forty names take longer than anybody waits."""
    for between in (", ", "; ", ""):
        listed = between.join([name] * 40)
        assert cited(f"{listed}, the road", f"See ({listed}, the road.", body=f"Some ({listed}).") == ()
