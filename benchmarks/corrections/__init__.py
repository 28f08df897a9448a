"""Whether corrections find their places again after a volume was read anew."""
