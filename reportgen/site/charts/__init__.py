"""Charts: SVG written as text, every point a link to what it was computed from."""

from reportgen.site.charts.draw import CHARTS, Dot, Plot, Row, Shift
from reportgen.site.charts.spark import spark

__all__ = ["CHARTS", "Dot", "Plot", "Row", "Shift", "spark"]
