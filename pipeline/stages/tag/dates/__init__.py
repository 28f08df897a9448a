"""Dates as prose writes them: what they say, and the year of the story where they leave it out."""
