"""What an athlete wears, however it reaches us."""
