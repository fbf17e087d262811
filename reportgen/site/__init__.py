"""Site: static pages of a history, the same bytes for the same history."""

from reportgen.site.look import LinkRule, Look, Prose
from reportgen.site.page import RulePage
from reportgen.site.render import render_site
from reportgen.site.twins import schemas as page_schemas

__all__ = ["LinkRule", "Look", "Prose", "RulePage", "page_schemas", "render_site"]
