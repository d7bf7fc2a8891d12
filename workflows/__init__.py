"""Durable work that outlives a request."""
