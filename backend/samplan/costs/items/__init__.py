"""Cost items: read, made, changed and taken away."""
