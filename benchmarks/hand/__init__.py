"""Trains and tries the network that tells handwriting from print."""
