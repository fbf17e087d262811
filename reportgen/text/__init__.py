"""Text: bytes on disk become one decoded, newline-normalized `Source`."""

from reportgen.text.blank import BLANK, is_blank
from reportgen.text.lazy import lazy
from reportgen.text.limits import USUAL, Limits
from reportgen.text.memory import remember
from reportgen.text.plain import plain, squash
from reportgen.text.source import Source, decode, decoded, find_below, find_sources, make_source, read_source
from reportgen.text.span import Span
from reportgen.text.struck import without_struck

__all__ = [
    "BLANK",
    "USUAL",
    "Limits",
    "Source",
    "Span",
    "decode",
    "decoded",
    "find_below",
    "find_sources",
    "is_blank",
    "lazy",
    "make_source",
    "plain",
    "read_source",
    "remember",
    "squash",
    "without_struck",
]
