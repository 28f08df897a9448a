"""Names as an engine misreads them: one letter, or two, that print like others."""

from hashlib import blake2b

CONFUSED = (
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("e", "c"),
    ("h", "b"),
    ("n", "u"),
    ("i", "l"),
    ("o", "0"),
    ("li", "h"),
)


def misprinted(name: str) -> str:
    """Return a name with one misreading, the same on every day; the name itself where nothing in it is misread."""
    places = [(at, was, now) for was, now in CONFUSED for at in range(1, len(name)) if name.startswith(was, at)]
    if not places:
        return name
    dice = int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big")
    at, was, now = sorted(places)[dice % len(places)]
    return name[:at] + now + name[at + len(was) :]
