"""A selection to JSON, CSV and plain tables."""
