"""Exports: the history as data for other programs, below ``data/``."""

from reportgen.exports.render import EXPORTS, FORMATS, exports, indexed, render_exports
from reportgen.exports.schemas import schemas

__all__ = ["EXPORTS", "FORMATS", "exports", "indexed", "render_exports", "schemas"]
