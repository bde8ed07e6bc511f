"""Filled-in forms that are uploaded: first what they would do, then the write."""
