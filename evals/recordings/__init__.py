"""What each real recording beside this repository gives: derived figures only, never the recordings."""
