"""The data that the product ships with, and how a county's data is loaded."""
