"""What a terminal needs and Textual does not give."""
