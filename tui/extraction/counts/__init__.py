"""Figures: counts over a period with place, source and parts."""
