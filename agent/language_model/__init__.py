"""A language model at work: what it is shown, what it answers, and what it may not do however it answers."""
