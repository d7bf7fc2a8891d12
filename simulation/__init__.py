"""Seeded synthetic athletes and teams: values only, nothing stored."""
