"""Quotes: direct and reported speech with who speaks."""
