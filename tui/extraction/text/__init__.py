"""The structure of a text: blocks, boilerplate, sentences, numbers."""
