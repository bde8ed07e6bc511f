"""Filling in a round: columns, cells, uploads, who has answered, and late corrections."""
