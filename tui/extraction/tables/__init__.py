"""Facts that stand in tables: a row says what a sentence would, and the heads of its columns say of what."""
