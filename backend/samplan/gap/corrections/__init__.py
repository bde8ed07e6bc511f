"""Late corrections of published rounds, visible to all."""
