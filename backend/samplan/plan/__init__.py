"""The plan: its steps and activities, which costs and progress point at."""
