"""The numbers that authorities give: which authorities we know, and what their numbers look like."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbering:
    """How an authority numbers: the form of a number, the address in which people often write it, an example."""

    form: str
    address: str
    example: str

    def number(self, written: str) -> str | None:
        """Return the bare number, also of a web address that ends in it; None if it is none."""
        bare = re.sub(rf"^(?:https?://)?(?:www\.)?{self.address}", "", written.strip()).rstrip("/")
        return bare if re.fullmatch(self.form, bare) else None


NUMBERINGS = {
    "wikidata": Numbering(r"Q[1-9]\d*", r"wikidata\.org/(?:wiki|entity)/", "Q8663"),
    "geonames": Numbering(r"[1-9]\d*", r"(?:sws\.)?geonames\.org/", "1835841"),
    "viaf": Numbering(r"[1-9]\d*", r"viaf\.org/viaf/", "46774385"),
    "gnd": Numbering(r"\d[\d-]*[\dX]", r"d-nb\.info/gnd/", "118607510"),
    "isni": Numbering(r"\d{4}\s?\d{4}\s?\d{4}\s?\d{3}[\dX]", r"isni\.org/(?:isni/)?", "0000 0001 2103 2683"),
    "lcnaf": Numbering(r"[a-z]{1,2}\d{6,10}", r"id\.loc\.gov/authorities/names/", "n79021383"),
    "orcid": Numbering(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", r"orcid\.org/", "0000-0002-1825-0097"),
    "tgn": Numbering(r"[1-9]\d*", r"(?:vocab\.)?getty\.edu/(?:page/)?tgn/", "7000874"),
    "ulan": Numbering(r"[1-9]\d*", r"(?:vocab\.)?getty\.edu/(?:page/)?ulan/", "500115393"),
}
"""The authorities whose numbers have a column of their own, by the name of the column."""

OTHER = "idno:"
"""What the name of a column begins with that has the numbers of any other authority: `idno:our-archive`."""


def authority_number(authority: str, written: str) -> str | None:
    """Return a number without its web address; None if the authority does not number so."""
    known = NUMBERINGS.get(authority)
    return known.number(written) if known else written.strip()
