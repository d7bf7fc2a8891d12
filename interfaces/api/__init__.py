"""Fettle over HTTP."""
