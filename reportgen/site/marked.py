"""XML as text: every word of a report escaped, and no sign that XML does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # soon compiled, unlike all that XML does know

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def xml_safe(text: str) -> str:
    r"""Return `text` as the content of an element or attribute.

    >>> xml_safe('a < "b" & \x00c')
    'a &lt; &quot;b&quot; &amp; \ufffdc'
    """
    return escape(_NOT_XML.sub("\ufffd", text), quote=True)


def tag(name: str, text: str = "", **attributes: str) -> str:
    """Return one element with `text` inside.

    >>> tag("link", href="a?b&c")
    '<link href="a?b&amp;c"/>'
    """
    said = "".join(f' {key.rstrip("_")}="{xml_safe(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{xml_safe(text)}</{name}>" if text else f"<{name}{said}/>"


def lines(*parts: str | Iterator[str]) -> str:
    """Return `parts` one a line."""
    return "".join(f"{line}\n" for part in parts for line in ([part] if isinstance(part, str) else part))
