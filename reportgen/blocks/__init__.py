"""Layer: blocks (see DESIGN)."""
