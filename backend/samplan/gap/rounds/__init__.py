"""Rounds and their life: draft, open, under review, published."""
