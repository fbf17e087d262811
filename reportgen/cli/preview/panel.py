"""What the preview adds to a page, and never a build: the findings of the report that the page shows, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from reportgen.history import Finding

PLACE = "/.preview/"
"""Where the preview has its own script and style: no page of a site begins with a dot."""


class Told(NamedTuple):
    """What a panel says: errors, the findings of the report of its page (None on any other page), and how many there are in all."""

    errors: tuple[str, ...] = ()
    findings: tuple[Finding, ...] | None = None
    total: int = 0


def panel(told: Told) -> str:
    """Return the panel as HTML, in which nothing but its own markup is markup; ``TAG`` stands where the tag of the page goes."""
    counting = [finding for finding in told.findings or () if finding.counts]
    said = _counted(len(counting), "finding") + " in this report" if told.findings is not None else f"{told.total} in all reports"
    words = f"{_counted(len(told.errors), 'error')} · {said}" if told.errors else said
    weights = {"error"} if told.errors else {finding.weight for finding in counting}
    tone = next((weight for weight in ("error", "warning", "note") if weight in weights), "none")
    rows = [*map(_error, told.errors), *map(_finding, sorted(counting, key=lambda one: (one.line, one.rule, one.message)))]
    nothing = "" if rows else f"<p>{'Nothing to say about this report.' if told.findings is not None else ''}</p>"
    shown = f"<ol>{''.join(rows)}</ol>" if rows else nothing
    return (
        f'<link rel="stylesheet" href="{PLACE}panel.css">'
        f'<aside id="reportgen-preview" data-tag="TAG" data-tone="{tone}" aria-label="Preview">'
        f'<details{" open" if told.errors else ""}><summary>Preview · <b>{escape(words)}</b> <span role="status"></span></summary>'
        f"{shown}</details></aside>"
        f'<script src="{PLACE}panel.js" defer></script>\n'
    )


def _error(error: str) -> str:
    return f'<li data-weight="error"><b>Cannot be shown</b> <span>{escape(error)}</span></li>'


def _finding(finding: Finding) -> str:
    words = f" <q>{escape(finding.words)}</q>" if finding.words else ""
    hint = f" <em>{escape(finding.hint)}</em>" if finding.hint else ""
    return (
        f'<li data-weight="{escape(finding.weight)}"><a href="#L{finding.line}">line {finding.line}</a> '
        f"<b>{escape(finding.weight)} {escape(finding.rule)} {escape(finding.name)}</b> "
        f"<span>{escape(finding.message)}</span>{words}{hint}</li>"
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def error_page(title: str, words: Iterable[str]) -> bytes:
    """Return a page that says what went wrong where there is nothing else to show; with the panel, it follows what is done about it."""
    said = "".join(f"<p>{escape(line)}</p>" for line in words)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<link rel="stylesheet" href="{PLACE}panel.css">\n</head>\n<body class="reportgen-error">\n'
        f"<main><h1>{escape(title)}</h1>{said}</main>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")
