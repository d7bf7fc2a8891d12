"""Muscle oxygen: how far it falls in an effort and how fast it returns."""
