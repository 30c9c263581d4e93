"""Titles of events: headlines as a person would write them."""
