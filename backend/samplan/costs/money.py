"""Amounts as people write them: read, and said."""
