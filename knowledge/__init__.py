"""What we cite."""
