"""Exports: the history as data for other programs, below ``data/``."""

from reportgen.exports.render import EXPORTS, render_exports
from reportgen.exports.schemas import schemas

__all__ = ["EXPORTS", "render_exports", "schemas"]
