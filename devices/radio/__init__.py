"""Bluetooth Low Energy: what is near, a link that comes back, and samples recorded as streams."""
