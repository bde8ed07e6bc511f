"""How many placements fewer would pay for it."""
