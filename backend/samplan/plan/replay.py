"""The plan as it stood, out of its history."""
