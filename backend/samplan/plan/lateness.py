"""What is late, and what nobody has said anything of for long."""
