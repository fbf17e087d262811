"""Paragraphs written in one of many ways, as most teams write them: minutes taken by commands, labels with a full stop, titles in bold."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Paragraph, split_label
from reportgen.text import lazy

TITLE = lazy(r"^\W*(?:\*\*|__)[^*_\n]*[^*_\n:](?:\*\*|__)(?:\s*\([^()\n]*\))?\W*$")
_TAKEN, _GIVEN = lazy(r"^#(agreed|info|link|idea|topic)\s+", re.M), lazy(r"^#action\s+@?(?=[^\W\d_][\w-]*\s)", re.M)
_ENDED = lazy(r"^(\*\*|__)(Decision|Escalation|Risk)\.\1(?=\s)", re.M | re.I)  # "**Decision.** We stay", for "**Decision:** We stay"


def labelled(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph with labels before a colon, where it has the commands of minutes or a full stop behind a label in bold."""
    if "#a" in paragraph.text:
        paragraph = _minuted(paragraph)
    if _ENDED.search(paragraph.text):
        paragraph = msgspec.structs.replace(paragraph, text=_ENDED.sub(r"\1\2:\1", paragraph.text))
    return paragraph


def under_title(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph of a title in bold, alone on its line, and sentences below it with a dash between the two.

    >>> from reportgen.text import Span
    >>> under_title(Paragraph(text="🔴 **The page is late**\\nWe cannot open. Owner: Bo.", span=Span(4, 5))).text
    '🔴 **The page is late** — We cannot open. Owner: Bo.'
    """
    first, _, below = paragraph.text.partition("\n")
    lines = below.split("\n")
    if not below or not TITLE.match(first.strip()) or any(map(_opens, lines)):
        return paragraph
    return msgspec.structs.replace(paragraph, text=f"{first.strip()} — {below.strip()}")


def _opens(line: str) -> bool:
    """Tell whether a line opens with a label or in bold, and does not go on with the sentence before it."""
    return line.startswith("**") or ". " not in (split_label(line)[0] or ". ")


def _minuted(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph with the commands that minutes are taken by ("#agreed", "#action hedda …") as labels, and people as mentions.

    >>> from reportgen.text import Span
    >>> _minuted(Paragraph(text="#agreed Two approvals\\n#action hedda update it\\n#info later", span=Span(4, 6))).text
    'agreed: Two approvals\\nAI: @hedda update it\\ninfo: later'
    """
    text = _TAKEN.sub(lambda match: f"{match[1]}: ", paragraph.text)
    return msgspec.structs.replace(paragraph, text=_GIVEN.sub("AI: @", text))
