"""Chosen tables under permanent addresses."""
