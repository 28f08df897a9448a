"""How good the editions are, against chapters whose truth is known."""
