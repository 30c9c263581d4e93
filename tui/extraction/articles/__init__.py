"""Facts about the article itself, and near-copies."""
