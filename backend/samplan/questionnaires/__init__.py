"""Questionnaires of the mapping (kartläggning): forms, rounds, answers and results."""
