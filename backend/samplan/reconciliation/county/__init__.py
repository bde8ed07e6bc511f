"""Findings of a county over all its published figures, and what its leads say of them."""
