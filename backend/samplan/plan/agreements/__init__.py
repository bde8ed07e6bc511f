"""Agreements and routines."""
