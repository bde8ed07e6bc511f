"""Avstämning: where figures disagree. Findings are reported, nothing is corrected."""
