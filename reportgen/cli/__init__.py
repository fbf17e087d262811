"""The command line: the pipeline with options and messages; the only layer that prints."""

from reportgen.cli.commands import main
from reportgen.cli.group import leaving

__all__ = ["main", "run"]


def run() -> None:
    """Be the program `reportgen`: run the command that the arguments name, and leave."""
    leaving(main)
