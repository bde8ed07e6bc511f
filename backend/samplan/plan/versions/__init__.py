"""The plan as it stood, and what has become of it since."""
