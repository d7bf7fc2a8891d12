"""Arithmetic on measurements: pure, no I/O, no clock, no words, no language model."""
