"""Speed, as ratios to a lower bound or a peer measured in the same run."""
