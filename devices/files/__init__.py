"""Exports of wearables and diaries, read into observations and sessions."""
