"""One file a family of commands; everything heavy is imported when a command runs."""
