"""Nobody pointed out: the one place that decides which small numbers may leave."""
