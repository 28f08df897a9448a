"""A small chapter in TEI with everything in it that can be measured, and its truth in the press's form."""

from pathlib import Path

CHAPTER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="edition">
<teiHeader><fileDesc><titleStmt><title>The Valley Road</title></titleStmt></fileDesc></teiHeader>
<facsimile>
<surface xml:id="s1"><graphic url="0001.png" width="1000px" height="1400px"/>
<zone xml:id="z-head1" type="header" ulx="100" uly="50" lrx="500" lry="80"/>
<zone xml:id="z-num1" type="page-number" ulx="850" uly="50" lrx="900" lry="80"/>
<zone xml:id="z-h" type="heading" ulx="100" uly="120" lrx="600" lry="160"/>
<zone xml:id="z-p1" type="paragraph" ulx="100" uly="200" lrx="900" lry="900"/>
<zone xml:id="z-n1" type="footnote" ulx="100" uly="1100" lrx="900" lry="1200"/>
<zone xml:id="z-m1" type="marginalia" subtype="reader" ulx="910" uly="300" lrx="990" lry="380"/>
<zone xml:id="l1" type="line" ulx="100" uly="200" lrx="900" lry="240"/>
</surface>
<surface xml:id="s2"><graphic url="0002.png" width="1000px" height="1400px"/>
<zone xml:id="z-p2" type="paragraph" ulx="100" uly="200" lrx="900" lry="900"/>
<zone xml:id="z-f" type="figure" ulx="200" uly="920" lrx="800" lry="1080"/>
</surface>
</facsimile>
<text><body><div>
<pb n="40" facs="#s1"/><fw type="header" facs="#z-head1">Minutes of the Valley Company</fw>
<fw type="pageNum" facs="#z-num1">40</fw>
<head xml:id="head-1" facs="#z-h">The road before the railway</head>
<p xml:id="p-1" facs="#z-p1"><lb facs="#l1"/>Nobody in the valley had expected <persName>Anna Berg</persName> to
<lb/>return before the thaw.<note xml:id="n-1" n="1" place="bottom" facs="#z-n1">Letter of <date>March 3, 1912</date>,
in the parish archive.</note> The carriers kept their horses under a
<lb/>leaning barn and waited there for news of the bridge.
<lb/>Eleven wagons stood loaded with slate along the eastern wall.
<lb/>At dusk the postmaster brought word that <placeName>Harrow Ford</placeName> was open again.</p>
<note type="marginalia" subtype="reader" place="margin right" facs="#z-m1">compare ledger</note>
<p xml:id="p-2">Every one of the older accounts agrees upon this point, and
<lb/>every one of them was written by somebody who stayed
<pb n="41" facs="#s2"/><fw type="header">Minutes of the Valley Company</fw><fw type="pageNum">41</fw>
<lb/>at home.<note xml:id="n-2" n="2" place="bottom">The younger clerk copied them out in his own hand,
<milestone unit="page" n="41"/> and what he left out can only be guessed at today.</note> A
jour<lb break="no" rend="hyphen"/>nal that was kept on the march itself tells another story altogether.</p>
<gap reason="pagesMissingFromScan" unit="page" quantity="2"/>
<p xml:id="p-3">Seven years afterwards the toll keeper sold what remained of
<lb/>his stock to a dealer from <orgName>Northern Slate Works</orgName>.<note xml:id="n-3" n="3" place="bottom">Ibid.,
folio 12.</note> With the proceeds he bought a small orchard.</p>
<figure facs="#z-f"><head>Plate 4. The bridge in winter.</head></figure>
<p xml:id="p-4">Whether the orchard ever bore fruit is not recorded anywhere,
<lb/>although a later surveyor drew eleven trees upon his map.</p>
</div></body></text></TEI>
"""


def written(folder: Path, *changes: tuple[str, str], name: str = "edition.xml") -> Path:
    """Return the path of the chapter after some changes; AssertionError where there is nothing to change."""
    text = CHAPTER
    for was, now in changes:
        assert was in text, was
        text = text.replace(was, now, 1)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
