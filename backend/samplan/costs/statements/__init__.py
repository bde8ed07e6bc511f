"""What sources say that several items cost together."""
