"""HTML that is drawn when a page prints it, and not for a page that stands; and bytes of anything shown, to make digests from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec
from markupsafe import Markup


class Drawn:
    """HTML that `draw` makes; `basis` stands for it in a digest: all that it follows from, besides what a subclass says."""

    def __init__(self, basis: object, draw: Callable[[], Markup]) -> None:
        """Draw nothing yet."""
        self.basis, self._draw = basis, draw

    def __html__(self) -> Markup:
        """Draw the HTML, for a template that prints it."""
        return self._draw()


class Asking(Protocol):
    """Something drawn that asks the site while it is drawn."""

    @property
    def asked(self) -> bytes:
        """What the site was asked when it was drawn, to be kept."""

    def answers(self, asked: bytes) -> object:
        """Return what the site says now to what it was `asked` when the same thing was drawn."""


def _basis(value: object) -> object:
    """Return what stands for a value: HTML that is marked as safe is text, and what is not drawn yet is its basis."""
    if isinstance(value, Drawn):
        return value.basis
    if not isinstance(value, str):
        raise NotImplementedError(f"a page shows {type(value).__name__}, of which no digest can be made")
    return str(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_basis, order="deterministic")


def encoded(shown: object) -> bytes:
    """Return `shown` as bytes that differ when it does.

    Raises `NotImplementedError` for what would differ each time.
    """
    try:
        return _ENCODER.encode(shown)
    except OverflowError:  # MessagePack cannot hold every number
        return repr(msgspec.to_builtins(shown, enc_hook=_basis, order="deterministic")).encode("utf-8", "surrogatepass")
