"""Exports: the history as data for other programs, below ``data/``."""

from reportgen.exports.dense import Dense
from reportgen.exports.render import EXPORTS, FORMATS, exports, indexed, laid_out, render_exports
from reportgen.exports.schemas import schemas

__all__ = ["EXPORTS", "FORMATS", "Dense", "exports", "indexed", "laid_out", "render_exports", "schemas"]
