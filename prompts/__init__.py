"""Words: prompts for the model, messages for people."""
