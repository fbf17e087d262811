"""Site: static pages of a history, the same bytes for the same history."""

from reportgen.site.look import Look, Prose
from reportgen.site.render import render_site

__all__ = ["Look", "Prose", "render_site"]
