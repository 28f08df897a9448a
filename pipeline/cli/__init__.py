"""The archivists' door: arguments in, sentences and exit codes out."""

from pipeline.cli.main import main

__all__ = ["main"]
