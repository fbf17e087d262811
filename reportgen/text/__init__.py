"""Text: bytes on disk become one decoded, newline-normalized `Source`."""

from reportgen.text.lazy import lazy
from reportgen.text.limits import USUAL, Limits
from reportgen.text.memory import remember
from reportgen.text.plain import plain, squash
from reportgen.text.source import Source, decode, find_below, find_sources, make_source, read_source
from reportgen.text.span import Span

__all__ = [
    "USUAL",
    "Limits",
    "Source",
    "Span",
    "decode",
    "find_below",
    "find_sources",
    "lazy",
    "make_source",
    "plain",
    "read_source",
    "remember",
    "squash",
]
