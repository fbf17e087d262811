"""Tidy: the same report with its numbering, the dashes of its ids, its dates and its blanks in order, and not a word changed."""

from reportgen.tidy.file import TidyFile, tidy_file
from reportgen.tidy.tidy import Tidied, Tidy, tidy

__all__ = ["Tidied", "Tidy", "TidyFile", "tidy", "tidy_file"]
