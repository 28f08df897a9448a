"""Quality and speed, measured: each a command that prints a table."""
