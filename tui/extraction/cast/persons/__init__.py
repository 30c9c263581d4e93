"""Persons: their names, where these begin and end, and whose they are."""
