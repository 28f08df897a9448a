"""Names that are known beforehand: the shipped gazetteer and the archivist's own lists."""
