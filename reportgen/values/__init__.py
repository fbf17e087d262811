"""Layer: values (see DESIGN)."""
