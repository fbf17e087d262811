"""What has been read of a report so far."""

from __future__ import annotations

from reportgen.blocks import Entry
from reportgen.records.make import entry_text
from reportgen.records.record import Record
from reportgen.records.report import Guess, Unread
from reportgen.text import Span


class Reading:
    """What has been read of one report so far."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.kept: list[Span] = []
        self.unread: list[Unread] = []
        self.guesses: list[Guess] = []

    def keep(self, span: Span) -> None:
        """Note lines that are narrative."""
        self.kept.append(span)

    def miss(self, entry: Entry, section: str, why: str) -> None:
        """Note lines that stand where records stand and could not be read."""
        self.unread.append(Unread(section=section, span=entry.span, why=why, text=entry_text(entry)[:200]))

    def take(self, other: Reading) -> None:
        """Take over what was read apart."""
        self.records += other.records
        self.kept += other.kept
        self.unread += other.unread
        self.guesses += other.guesses
