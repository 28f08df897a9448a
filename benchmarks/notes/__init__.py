"""How well notes are found: their markers, what links the two, and notes that run over pages."""
