"""Costs as sheets: lists of them, and sums as workbooks that reckon by themselves."""
