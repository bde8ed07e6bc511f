"""Costs: items as ranges, who pays, and what is not known."""
