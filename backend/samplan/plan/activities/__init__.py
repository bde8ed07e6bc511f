"""Activities: what is to be done, by whom, when, and what it waits for."""
