"""What is shown now, for those who ask for a page and those who wait for the next state."""

from __future__ import annotations

from threading import Condition
from typing import NamedTuple

from reportgen.cli.preview.edition import Edition


class State(NamedTuple):
    """An edition with its number, from 1, and whether a whole one is being put together."""

    number: int = 0
    edition: Edition = Edition()
    pending: bool = False


class Stage:
    """The one place where threads meet: one puts a state there, others look at it or wait for the next one."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._state = State()
        self._changed = Condition()
        self._ended = False

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    def show(self, edition: Edition, *, pending: bool = False) -> None:
        """Show `edition` from now on, and tell everybody who waits."""
        with self._changed:
            self._state = State(self._state.number + 1, edition, pending)
            self._changed.notify_all()

    def end(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def wait(self, number: int, seconds: float) -> State | None:
        """Return the state once it is not that of `number`, or after so many seconds; None when the preview has ended."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._state.number != number, seconds)
            return None if self._ended else self._state
