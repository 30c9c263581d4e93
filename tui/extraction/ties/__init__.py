"""Relations between actors, table rows included."""
