"""The outline of a plan: its steps, goals, points, and who is responsible for what."""
