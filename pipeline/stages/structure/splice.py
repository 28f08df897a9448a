"""How likely it is that one stretch of text goes straight on with another."""


def joins(before: str, after: str) -> float:
    """Return the probability, 0 to 1, that `after` directly continues `before`."""
    return 1.0 if before and after else 0.0
