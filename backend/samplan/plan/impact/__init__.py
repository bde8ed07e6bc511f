"""Consequence analyses and follow-ups."""
