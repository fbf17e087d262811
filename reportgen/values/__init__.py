"""Values: what the words of a report mean."""
