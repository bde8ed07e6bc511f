"""Guidelines, editions, recommendations and methods, and how methods follow each other."""
