"""The training wheel."""
