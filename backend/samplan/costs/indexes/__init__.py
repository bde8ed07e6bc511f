"""Price indexes and their values."""
