"""The one place where text becomes markup that templates print as it is."""

from __future__ import annotations

import re

from jinja2.exceptions import SecurityError
from markupsafe import Markup

_NUMBERS = r"[-\d., ]*"
_SPARK = re.compile(
    rf'<svg class="spark" viewBox="{_NUMBERS}" width="{_NUMBERS}" height="{_NUMBERS}" aria-hidden="true">'
    rf'<polyline points="{_NUMBERS}"/><circle cx="{_NUMBERS}" cy="{_NUMBERS}" r="{_NUMBERS}"/></svg>'
)


def trusted(html: str) -> Markup:
    """Mark `html` as safe to print.

    Reviewed callers only: the report HTML of `reportgen.blocks.html`, which escapes all that a report says, and the charts of
    `reportgen.site.charts`, which escape every label they draw, and what a template has printed. A test finds every call.
    """
    return Markup(html)  # noqa: S704 - this is the reviewed place


def picture(svg: str) -> Markup:
    """Mark a sparkline as safe to print, for templates that are not trusted themselves.

    Raises `SecurityError` for anything else: text that a report says does not become markup by this way.
    """
    if not _SPARK.fullmatch(svg):
        raise SecurityError("only the sparklines of a view are pictures")
    return trusted(svg)
