"""A selection to JSON, CSV and more."""
