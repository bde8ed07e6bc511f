"""Reports of progress, and what is derived from them."""
