"""What a choice costs, by step, activity, organisation, role and year."""
