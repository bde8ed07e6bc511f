"""Questionnaires: what they ask, version by version."""
