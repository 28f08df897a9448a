"""How well pages are read: the generator's matrix and shared corpora, beside other programs on the same pages."""
