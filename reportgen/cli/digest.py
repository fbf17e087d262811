"""`reportgen diff` and `digest`: what happened between two reports."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from reportgen.checks import check
from reportgen.cli.load import Loaded
from reportgen.cli.screen import page, show_long
from reportgen.errors import ReportgenError
from reportgen.exports.digest import build_digest, digest_lines, render_digest
from reportgen.history import since_each, trace
from reportgen.records import Setting


def _unknown(key: str, known: list[str]) -> str:
    """Say why `key` names no report, and what would."""
    if Path(key).exists():
        return f"is a path, not the date of a report; name it as in --in {key}"
    close = difflib.get_close_matches(key, known, n=1)
    return f"no report has this key, {f'did you mean {close[0]}?' if close else f'say a date of a report, such as the latest: {known[-1]}'}"


def print_digest(loaded: Loaded, setting: Setting, keys: tuple[str, ...], *, markdown: bool) -> None:
    """Print what the reports after `keys[0]` up to `keys[1]` changed; one key is a report against the one before it, none the latest."""
    history = trace(loaded.corpus, setting)
    known = list(since_each(history))
    if not known:
        raise ReportgenError("reports", "none of them has a date, so nothing came before another")
    for key in keys:
        if key not in known:
            raise ReportgenError(key, _unknown(key, known))
    first, last = (keys[0], keys[1]) if len(keys) == 2 else (None, keys[0] if keys else known[-1])
    digest = build_digest(history, check(history, setting=setting), first, last)
    if markdown:
        page(render_digest(digest).removesuffix("\n").split("\n"))
    else:
        show_long(digest_lines(digest, loaded.place), lambda line: line if line.startswith(" ") else click.style(line, bold=True))
