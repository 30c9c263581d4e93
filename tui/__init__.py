"""Dateline: documents in; articles, a timeline of events and the actors behind them out."""

__version__ = "0.1.0"
