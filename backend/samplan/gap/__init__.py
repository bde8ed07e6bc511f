"""The gap analysis: rounds, assessments, the matrix, comparison, gaps and reporting."""
