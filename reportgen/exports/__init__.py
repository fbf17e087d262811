"""Exports: the history as data for other programs, below ``data/``."""

from reportgen.exports.dense import Dense
from reportgen.exports.render import EXPORTS, FORMATS, Exported, exports, indexed, laid_out, render_exports
from reportgen.exports.schemas import schemas

__all__ = ["EXPORTS", "FORMATS", "Dense", "Exported", "exports", "indexed", "laid_out", "render_exports", "schemas"]
