"""How far an activity has come, worked out of what its organisations say."""
