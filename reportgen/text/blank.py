"""The blank: a place that its author left open, which states nothing."""

from __future__ import annotations

from reportgen.text.lazy import lazy

BLANK = "…"
"""What stands where a report has yet to say something; `is_blank` knows it again."""

_BLANK = lazy(r"^(?:\*\*|__)?…(?:\*\*|__)?\s*(?:[(\[][^()\[\]]*[)\]])?$")


def is_blank(markdown: str) -> bool:
    """Tell whether a value is a place left open: an ellipsis alone, or with a remark in brackets behind it.

    >>> is_blank("…"), is_blank("… (yesterday: 94 %)"), is_blank("… and so on"), is_blank("")
    (True, True, False, False)
    """
    return "…" in markdown and bool(_BLANK.match(markdown.strip()))
