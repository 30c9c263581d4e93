"""Names of places and the chain each belongs to."""
