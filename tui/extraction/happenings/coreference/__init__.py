"""Coreference: which tellings of one text are of one happening."""
