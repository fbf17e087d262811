"""HTML that is drawn when a page prints it, and not for a page that stands."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup


class Drawn:
    """HTML that `draw` makes; `basis` stands for it in a digest: all that it follows from, besides what a subclass says."""

    def __init__(self, basis: object, draw: Callable[[], Markup]) -> None:
        """Draw nothing yet."""
        self.basis, self._draw = basis, draw

    def __html__(self) -> Markup:
        """Draw the HTML, for a template that prints it."""
        return self._draw()
