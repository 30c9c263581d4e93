"""Files to documents: one reader a format, archives in memory, nothing executed, nothing fetched."""
