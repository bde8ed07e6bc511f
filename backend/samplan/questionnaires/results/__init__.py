"""Results of rounds that have closed, and how two rounds compare."""
