"""Statistics of the mapping (kartläggning): indicators, what was observed, and tables of it."""
