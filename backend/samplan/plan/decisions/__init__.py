"""Boards, matters and decisions."""
