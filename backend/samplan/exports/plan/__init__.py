"""The plan as sheets."""
