"""Read daily execution-outcome reports and tell the history of every item in them."""

__version__ = "0.1.0"
