"""How people reach Fettle; no logic."""
