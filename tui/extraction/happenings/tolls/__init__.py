"""Tolls: how many were killed and injured."""
