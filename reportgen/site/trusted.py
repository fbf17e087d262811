"""The one place where text becomes markup that templates print as it is."""

from __future__ import annotations

from markupsafe import Markup


def trusted(html: str) -> Markup:
    """Mark `html` as safe to print.

    Reviewed callers only: the report HTML of `reportgen.blocks.html`, which escapes all that a report says, and the charts of
    `reportgen.site.charts`, which escape every label they draw. A test finds every call.
    """
    return Markup(html)  # noqa: S704 - this is the reviewed place
