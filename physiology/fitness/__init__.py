"""Fitness estimated from heart rate and field tests, as ranges, and the training zones that follow."""
