"""History: who changed what and when, before and after, as the caller may see it."""
