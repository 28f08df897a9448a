"""How well misreadings and slips of print are found, and the training of their judge."""
