"""The corpus as one SQLite database: what is in it, how it is made, and how it is asked."""
