"""What a round answers: the matrix, the comparison with other rounds, and the list of gaps."""
