"""Bodies: states' offices, firms, clubs and other organisations."""
