"""What the program remembers of its user beside the dossiers; any of it may be deleted."""
