"""Status reports to boards."""
