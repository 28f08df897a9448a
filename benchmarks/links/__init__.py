"""How often an entry of a register is given the right number of an authority, a wrong one, or none."""
