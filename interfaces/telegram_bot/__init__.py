"""Fettle on Telegram."""
