"""What is measured: topics, areas, dimensions and indicators with their definitions."""
