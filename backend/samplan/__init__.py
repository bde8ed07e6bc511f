"""Samplan: joint planning of dependency care, one service over one database."""
