"""What care costs today, beside what the plan would cost."""
