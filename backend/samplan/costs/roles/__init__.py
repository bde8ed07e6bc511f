"""Occupations, and what a full-time post of each costs."""
