"""What a message asks for, worked out without a language model. Words live in data files, one folder a language."""
