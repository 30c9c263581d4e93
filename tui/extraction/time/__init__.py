"""Expressions of time and the days that they mean."""
