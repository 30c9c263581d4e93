"""Models: what is learnt of violent happenings: which are some, which are one, and who takes part in them."""
