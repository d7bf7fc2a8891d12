"""Nights that look like illness, symptoms and what they forbid, and the way back."""
