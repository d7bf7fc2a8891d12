"""Heart rate and the intervals between beats, from a chest strap or an armband."""
