"""Plans, their steps, goals and points: read and written."""
