"""Whether dates are found, and mean what they say."""
