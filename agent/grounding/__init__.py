"""No number, name, direction, rank, reason or write leaves without proof."""
