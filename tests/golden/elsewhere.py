"""Run commands of reportgen as on another machine: ``python -P elsewhere.py ORDER UMASK COMMANDS``, the last one a JSON list of lists.

ORDER says in which order folders are listed: ``plain``, ``reversed``, or a number to shuffle them by. Several processes start for few files
already. What the commands print goes to standard output, one after the other.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterator
from typing import Any, Self


def turned(order: str, entries: list[Any]) -> list[Any]:
    """The entries of a folder in another order."""
    if order == "reversed":
        return sorted(entries, key=str, reverse=True)
    random.Random(int(order)).shuffle(entries)  # noqa: S311 -- an order, no secret
    return entries


class Scan:
    """What `os.scandir` gives, in another order."""

    def __init__(self, entries: list[Any]) -> None:
        self.entries = iter(entries)

    def __iter__(self) -> Iterator[Any]:
        return self.entries

    def __next__(self) -> Any:
        return next(self.entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open any more."""


def list_folders(order: str) -> None:
    """Have every folder listed in that order from now on."""
    scandir, listdir = os.scandir, os.listdir

    def scan(path: Any = ".") -> Scan:
        with scandir(path) as entries:
            return Scan(turned(order, list(entries)))

    def names(path: Any = ".") -> list[Any]:
        return turned(order, listdir(path))

    os.supports_fd |= {scan, names}
    os.scandir, os.listdir = scan, names  # type: ignore[assignment]


def main(order: str, umask: str, commands: list[list[str]]) -> None:
    """Run all commands in this process."""
    os.umask(int(umask, 8))
    if order != "plain":
        list_folders(order)
    run_all(commands)


def run_all(commands: list[list[str]]) -> None:
    """Run commands of reportgen in this process; what is found in reports is no failure."""
    from reportgen.cli import load  # noqa: PLC0415 -- after whatever was set for it
    from reportgen.cli import main as reportgen  # noqa: PLC0415

    load.MANY = 1
    for command in commands:
        try:
            reportgen(command)
        except SystemExit as end:
            if end.code not in {0, 1}:
                raise


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))
