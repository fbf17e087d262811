"""Text: bytes on disk become one decoded, newline-normalized `Source`."""

from reportgen.text.lazy import lazy
from reportgen.text.memory import remember
from reportgen.text.plain import plain, squash
from reportgen.text.source import Source, decode, find_sources, read_source
from reportgen.text.span import Span

__all__ = ["Source", "Span", "decode", "find_sources", "lazy", "plain", "read_source", "remember", "squash"]
