"""Reporting figures: the form, what it would do when sent back, and the write."""
