"""What chosen items cost over the years, and how it is divided."""
