"""The command line: the pipeline with options and messages; the only layer that prints."""

from reportgen.cli.commands import main

__all__ = ["main"]
