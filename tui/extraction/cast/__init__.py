"""Names, titles and aliases resolved to actors, within an article and over many."""
