"""Muscle activity by surface electrodes."""
