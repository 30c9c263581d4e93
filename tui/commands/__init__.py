"""Commands: one class each gives key, palette entry, help and footer label."""
