"""Which link targets of a report may be followed."""

from __future__ import annotations

import re

from reportgen.text import lazy

_OUT = lazy(r"(?:https?://[^/]|mailto:)", re.I)
_SCHEME = lazy(r"^[^/?#]*:")
_INVISIBLE = lazy(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def leads_out(url: str) -> bool:
    """Tell whether `url` leads to another host or a mailbox, by one of the three schemes that are let through.

    >>> leads_out("https://x.test/a"), leads_out("mailto:a@x.test"), leads_out("a.md"), leads_out("https:a.md")
    (True, True, False, False)
    """
    return bool(_OUT.match(url))


def safe_link(url: str) -> bool:
    """Tell whether a link target may be followed: ``http``, ``https``, ``mailto``, or relative without any scheme.

    >>> [safe_link(url) for url in ("https://x.test", "mailto:a@x.test", "../notes.md", "#top")]
    [True, True, True, True]
    >>> [safe_link(url) for url in ("JavaScript:alert(1)", "java\\nscript:x", "data:text/html,x", "//evil.test", "https:evil")]
    [False, False, False, False, False]
    """
    bare = _INVISIBLE.sub("", url.replace("\\", "/"))
    if leads_out(bare):
        return True
    return not _SCHEME.match(bare) and not bare.startswith("//") and "&" not in bare.partition("?")[0]
