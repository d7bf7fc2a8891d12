"""Durability: when and by how much output falls late in long sessions."""
