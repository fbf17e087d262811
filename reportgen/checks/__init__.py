"""Layer: checks (see DESIGN)."""
