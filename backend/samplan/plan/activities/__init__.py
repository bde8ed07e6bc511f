"""Activities with milestones, dependencies and gaps."""
