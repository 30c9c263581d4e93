"""The query: language, facets, selection."""
