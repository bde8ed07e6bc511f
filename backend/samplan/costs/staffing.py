"""A share of a post as money, and money as a share of a post."""
