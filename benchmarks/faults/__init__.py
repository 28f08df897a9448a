"""How well missing, doubled and disordered pages are found in volumes whose order is known."""
