"""Rows as a table in the terminal."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Sequence

import click

from reportgen.cli.screen import clean, page

_WIDE = 200  # signs, where no terminal has a width


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], whole: Iterable[str] = ()) -> None:
    """Print `rows` under the names `columns`; the columns `whole` are never broken over two lines."""
    from rich.console import Console  # noqa: PLC0415 -- takes as long to import as reading a report
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(Text(clean(name)), overflow="fold", no_wrap=name in whole, min_width=10 if name == "date" else None)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal or "COLUMNS" in os.environ else _WIDE
    text = io.StringIO()
    colour = click.get_current_context().color is not False and terminal
    Console(file=text, width=width, force_terminal=colour, no_color=not colour, highlight=False).print(table)
    page(line.rstrip() for line in text.getvalue().splitlines())
