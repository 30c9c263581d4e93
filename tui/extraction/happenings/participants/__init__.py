"""Participants: who and what stands around the words that tell of a happening, and as what."""
