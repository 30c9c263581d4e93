"""The panes: each draws the records it is given and says what happened by messages."""
