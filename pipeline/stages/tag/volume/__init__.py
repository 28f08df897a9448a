"""The whole volume as evidence: who and what is one and the same."""
