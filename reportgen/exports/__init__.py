"""Layer: exports (see DESIGN)."""
