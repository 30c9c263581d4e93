"""Setting: when and where a happening was."""
