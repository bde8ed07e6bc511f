"""A simulated spread, told apart from the range."""
