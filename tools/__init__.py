"""What the agent may do. `TOOLS` is the complete list, by hand."""
