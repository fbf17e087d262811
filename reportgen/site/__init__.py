"""Layer: site (see DESIGN)."""
