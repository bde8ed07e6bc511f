"""Collections of figures: what is asked of whom, and how far it has come."""
