"""Corpus: many reports in one order."""

from reportgen.corpus.corpus import Corpus

__all__ = ["Corpus"]
