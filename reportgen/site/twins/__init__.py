"""Twins: every page once more as Markdown, as JSON and, where it is a table, as CSV."""

from reportgen.site.twins.columns import shared_tables
from reportgen.site.twins.schemas import schema_files, schemas
from reportgen.site.twins.write import TwinLink, twin_basis, twin_files, twin_links

__all__ = ["TwinLink", "schema_files", "schemas", "shared_tables", "twin_basis", "twin_files", "twin_links"]
