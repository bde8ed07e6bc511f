"""Named choices of what is carried out."""
