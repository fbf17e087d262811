"""What pages load, in another language: the words that our stylesheet and our small scripts show."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.site.spoken import Speech

IN_SCRIPTS = (
    "Show ", " more", "First ", " of ", " that match, of ", "All ", " on", "Line ", " became: ", "action item ",
    "story ", "risk ", "decision ", "escalation ", "checkpoint ", "priority ", "metric ", " was not read as a record.",
    " is narrative: kept as text.", " is a heading, a frame or text around records.",
    "Lines of the report: up and down arrows choose one", "Action items", "Stories", "Risks", "Decisions", "Metrics", "Reports", "People",
    "Pages", "Nothing found", " results", "More", "Type to search.", "1 result", "No", "; type on to see all",
    "The search index could not be loaded.", "Colour theme: ", "The whole list could not be loaded: ", " of the ", " rows on this page",
)  # fmt: skip
"""The words of our scripts, each as it stands there between quotes; all other texts in them are names."""

_IN_SCRIPT = re.compile(f'"({"|".join(map(re.escape, sorted(IN_SCRIPTS, key=len, reverse=True)))})"')
_IN_STYLE = re.compile(r'(?<=content: )"([^"\\]*[A-Za-z]{2}[^"\\]*)"')
_SIGN = re.compile(r'["\\\x00-\x1f\u2028\u2029<>&]')


def said_file(name: str, content: str, speech: Speech) -> str:
    """Return the file `name` of ours with its words in the language of `speech`; one that shows none stays as it is."""
    if not speech.words:
        return content
    if name.endswith(".js"):
        return _IN_SCRIPT.sub(lambda found: f'"{_spoken(found[1], speech, _script)}"', content)
    return _IN_STYLE.sub(lambda found: f'"{_spoken(found[1], speech, _style)}"', content) if name.endswith(".css") else content


def said_bytes(name: str, content: bytes, speech: Speech) -> bytes:
    """Return `said_file` of a file as bytes."""
    return said_file(name, content.decode("utf-8"), speech).encode("utf-8") if speech.words and name.endswith((".js", ".css")) else content


def _spoken(text: str, speech: Speech, write: Callable[[re.Match[str]], str]) -> str:
    words = text.strip()
    before, _, after = text.partition(words)
    said = _SIGN.sub(write, speech.literal(words))
    return f"{before}{said}{after}"


def _script(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _style(found: re.Match[str]) -> str:
    return f"\\{ord(found[0]):06x}"
