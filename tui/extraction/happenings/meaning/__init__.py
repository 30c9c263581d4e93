"""Meaning: what words tell of in their text, and whether it happened at all."""
