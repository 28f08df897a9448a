"""What a spaCy model takes for names."""
