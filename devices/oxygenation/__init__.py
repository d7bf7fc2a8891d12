"""Muscle oxygen by near-infrared light."""
